package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.inbox.Parked;
import dev.parley.runtime.inbox.RecordedEvent;
import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.StoreSettings;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What no turn could be made of is listed, tried again and set aside; its conversation goes on. */
@ParameterizedClass
@EnumSource(Database.class)
class ParkedTest {
  private static final Customer ASHA = Customer.phone("491700000001");
  private static final Customer BEN = Customer.phone("491700000002");

  @Parameter Database database;

  private StoreSettings settings;
  private TestLine line;

  /** Asha's conversation is in a state that nobody here can read, as a newer version might do. */
  @BeforeEach
  void park() {
    settings = database.fresh();
    line = TestLine.started(settings);
    say(ASHA, "count");
    hear("Counting.", "0");
    eventually(() -> line.rows("select * from outbox where open = 1").isEmpty());
    line.write("update conversation set state = '9' || state");
    line.close();
    line = TestLine.started(settings);
    say(ASHA, "one");
    eventually(() -> line.outcomes().contains("message.text parked"));
    say(ASHA, "two");
  }

  @AfterEach
  void close() {
    line.close();
  }

  private void say(Customer customer, String text) {
    line.receive(line.meta.text(customer, text));
  }

  private void hear(String... texts) {
    for (String text : texts) {
      assertThat(line.post.next().text()).isEqualTo(text);
    }
  }

  private void mend() {
    line.write("update conversation set state = substring(state from 2) where state like '9%'");
  }

  private List<RecordedEvent> parked() {
    return line.line.parked().list(line.channel.account(), "", 10);
  }

  private Parked.Answer decide(Parked.Wish wish) {
    return line.line.parked().decide(line.channel.account(), parked().getFirst().id(), wish);
  }

  private String conversation() {
    return parked().getFirst().conversation();
  }

  @Test
  void it_is_listed_with_its_reason() {
    assertThat(parked()).hasSize(1);
    assertThat(parked().getFirst().kind()).isEqualTo("message.text");
    assertThat(parked().getFirst().detail()).startsWith("Reading the conversation failed: ");
    assertThat(line.line.parked().list("acc_other", "", 10)).isEmpty();
    assertThat(line.line.parked().list(line.channel.account(), parked().getFirst().id(), 10))
        .isEmpty();
  }

  @Test
  void what_was_mended_and_is_tried_again_goes_on_in_order() {
    mend();
    assertThat(decide(Parked.Wish.RETRY)).isEqualTo(Parked.Answer.DONE);
    hear("1", "2");
    say(ASHA, "three");
    hear("3");
    assertThat(parked()).isEmpty();
    assertThat(line.outcomes()).contains("event.parked parked", "event.unparked retried");
  }

  @Test
  void what_is_tried_again_in_vain_is_parked_again_and_nothing_overtakes_it() {
    decide(Parked.Wish.RETRY);
    eventually(() -> parked().size() == 1);
    say(BEN, "count");
    hear("Counting.", "0");
    assertThat(line.post.isEmpty()).isTrue();
    mend();
    assertThat(line.line.parked().retryAll(line.channel.account(), conversation())).contains(1);
    hear("1", "2");
  }

  @Test
  void what_is_set_aside_lets_the_others_go_on() {
    mend();
    assertThat(decide(Parked.Wish.SKIP)).isEqualTo(Parked.Answer.DONE);
    hear("1");
    assertThat(line.outcomes()).contains("message.text skipped", "event.unparked skipped");
    assertThat(parked()).isEmpty();
  }

  @Test
  void it_is_still_parked_after_a_restart() {
    String id = parked().getFirst().id();
    mend();
    line.close();
    line = TestLine.started(settings, line.clockAfterCrash());
    say(ASHA, "three");
    say(BEN, "count");
    hear("Counting.", "0");
    assertThat(line.post.isEmpty()).isTrue();
    line.line.parked().decide(line.channel.account(), id, Parked.Wish.RETRY);
    hear("1", "2", "3");
  }

  @Test
  void what_is_not_parked_or_not_there_is_an_answer() {
    Parked all = line.line.parked();
    String account = line.channel.account();
    String taken = line.events().getFirst().id();
    assertThat(all.decide(account, taken, Parked.Wish.RETRY)).isEqualTo(Parked.Answer.NOT_PARKED);
    assertThat(all.decide(account, "evt_zzzzzzzzzz", Parked.Wish.SKIP))
        .isEqualTo(Parked.Answer.NO_EVENT);
    assertThat(all.decide("acc_other", parked().getFirst().id(), Parked.Wish.SKIP))
        .isEqualTo(Parked.Answer.NO_EVENT);
    assertThat(all.retryAll(account, "cnv_none")).isEmpty();
    assertThat(all.retryAll("acc_other", conversation())).isEmpty();
    mend();
    assertThat(all.retryAll(account, conversation())).contains(1);
  }
}
