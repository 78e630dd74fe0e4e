package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.inbox.RecordedEvent;
import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.line.Post.Sent;
import dev.parley.runtime.outbox.GraphCarrier;
import dev.parley.runtime.outbox.Verdict;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.StoreSettings;
import dev.parley.runtime.whatsapp.GraphError;
import dev.parley.runtime.whatsapp.SendResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The 24 hours in which a customer may be written to freely, and what messages cost. */
@ParameterizedClass
@EnumSource(Database.class)
class WindowTest {
  private static final Customer ASHA = Customer.phone("491700000001");
  private static final Duration DAY = Duration.ofHours(24);

  @Parameter Database database;

  private StoreSettings settings;
  private TestLine line;

  @BeforeEach
  void open() {
    settings = database.fresh();
    line = TestLine.started(settings);
  }

  @AfterEach
  void close() {
    line.close();
  }

  private void say(String text) {
    line.receive(line.meta.text(ASHA, text));
  }

  private void settled() {
    eventually(() -> line.rows("select * from outbox where open = 1").isEmpty());
  }

  private long unsent() {
    return line.events().stream().filter(e -> e.kind().equals("message.unsent")).count();
  }

  @Test
  void what_a_flow_says_after_the_window_is_kept_back_and_its_template_goes() {
    say("remind");
    assertThat(line.post.next().text()).isEqualTo("Until later.");
    settled();
    eventually(() -> !line.rows("select * from timer").isEmpty());
    line.time.advance(Duration.ofHours(25));
    Sent template = line.post.next();
    assertThat(template.body().path("type").asString()).isEqualTo("template");
    settled();
    assertThat(line.post.isEmpty()).isTrue();
    RecordedEvent unsent =
        line.events().stream()
            .filter(e -> e.kind().equals("message.unsent"))
            .findFirst()
            .orElseThrow();
    assertThat(unsent.outcome()).isEqualTo("outside_window");
    assertThat(unsent.detail()).contains("24 hours").contains("only templates");
    assertThat(unsent.conversation()).isNotEmpty();
    assertThat(line.rows("select * from outbox where state = 'failed' and error_code = 131047"))
        .hasSize(1);
    eventually(() -> line.outcomes().contains("message.refused unheard"));
  }

  @Test
  void a_message_that_had_to_wait_for_longer_than_the_window_is_kept_back() {
    line.post.answer(stop());
    say("count");
    line.post.next();
    eventually(() -> !line.rows("select * from outbox where error_code = 190").isEmpty());
    line.close();
    line.time.advance(DAY);
    line = TestLine.started(settings, line.clockAfterCrash());
    settled();
    assertThat(unsent()).isEqualTo(2);
    assertThat(line.post.isEmpty()).isTrue();
  }

  @Test
  void a_message_that_had_to_wait_goes_if_the_customer_has_written_meanwhile() {
    line.post.answer(stop());
    say("count");
    line.post.next();
    eventually(() -> !line.rows("select * from outbox where error_code = 190").isEmpty());
    line.time.advance(Duration.ofHours(23));
    say("one");
    eventually(() -> line.rows("select * from outbox").size() == 3);
    line.close();
    line.time.advance(Duration.ofHours(2));
    line = TestLine.started(settings, line.clockAfterCrash());
    for (String text : new String[] {"Counting.", "0", "1"}) {
      assertThat(line.post.next().text()).isEqualTo(text);
    }
    assertThat(unsent()).isZero();
  }

  @Test
  void the_window_is_open_until_its_last_moment() {
    line.post.answer(Post.again(DAY.minusMillis(1)));
    say("count");
    line.post.next();
    eventually(() -> !line.rows("select * from outbox where error_code = 131016").isEmpty());
    line.post.acceptAll();
    line.time.advance(DAY.minusMillis(1));
    assertThat(line.post.next().text()).isEqualTo("Counting.");
    assertThat(line.post.next().text()).isEqualTo("0");
  }

  @Test
  void what_a_message_costs_is_kept_whichever_status_tells_it() {
    say("count");
    line.post.next();
    Sent sent = line.post.next();
    settled();
    String wamid = line.value("select wamid from outbox where id = '" + sent.id() + "'");
    line.receive(Meta.status(wamid, "read", sent.id()));
    line.receive(Meta.priced(wamid, "delivered", sent.id()));
    assertThat(
            line.rows(
                    "select state, price_category, price_type, billable from outbox"
                        + " where price_category is not null")
                .getFirst())
        .containsEntry("state", "read")
        .containsEntry("price_category", "utility")
        .containsEntry("price_type", "regular")
        .containsEntry("billable", true);
    assertThat(line.events())
        .filteredOn(e -> e.kind().equals("status.delivered"))
        .extracting(RecordedEvent::detail)
        .containsExactly("billable, category utility, type regular");
  }

  @Test
  void a_customer_who_wants_no_more_advertising_is_noted() {
    line.post.answer(new Verdict.Failed(131050, "(#131050) User stopped marketing"));
    say("count");
    line.post.next();
    eventually(() -> line.outcomes().contains("contact.opted_out marketing"));
  }

  private static Verdict stop() {
    GraphError error =
        new GraphError(
            190,
            Optional.empty(),
            "(#190) Token expired",
            Optional.empty(),
            Optional.empty(),
            false);
    return GraphCarrier.judge(new SendResult.Refused(error, 401, Optional.empty()), 1);
  }
}
