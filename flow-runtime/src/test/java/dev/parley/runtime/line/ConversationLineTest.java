package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.inbox.Receipt;
import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.line.Post.Sent;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.StoreSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class ConversationLineTest {
  private static final Customer ASHA = Customer.phone("491700000001");
  private static final Customer BEN = Customer.phone("491700000002");

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

  private void say(Customer customer, String text) {
    line.receive(line.meta.text(customer, text));
  }

  private void hear(String... texts) {
    for (String text : texts) {
      assertThat(line.post.next().text()).isEqualTo(text);
    }
  }

  @Test
  void a_conversation_is_led_from_the_first_word_to_the_last() {
    say(ASHA, "join");
    hear("Hi, Asha!", "What is your name?");
    say(ASHA, "Asha Rao");
    hear("How old are you, Asha Rao?");
    say(ASHA, "41");
    Sent question = line.post.next();
    assertThat(question.text()).isEqualTo("Asha Rao, 41. Right?");
    assertThat(question.to()).isEqualTo("+491700000001");
    assertThat(question.body().path("biz_opaque_callback_data").asString())
        .isEqualTo(question.id())
        .startsWith("msg_");
    String yes = question.body().at("/interactive/action/buttons/0/reply/id").asString();
    line.receive(line.meta.tap(ASHA, yes, "Yes"));
    hear("Welcome, Asha Rao!");
    eventually(() -> line.value("select state from session").equals("ended"));
    assertThat(line.value("select fields from contact")).contains("\"joined\":true");
    assertThat(line.rows("select * from timer")).isEmpty();
    assertThat(line.rows("select * from turn")).hasSize(4);
    assertThat(line.outcomes())
        .containsExactly(
            "message.text started",
            "message.text answered",
            "message.text answered",
            "message.interactive.button_reply answered");
  }

  @Test
  void the_same_webhook_three_times_is_one_turn() {
    String webhook = line.meta.text(ASHA, "join");
    assertThat(line.receive(webhook)).isEqualTo(new Receipt(1, 0));
    assertThat(line.receive(webhook)).isEqualTo(new Receipt(0, 1));
    hear("Hi, Asha!", "What is your name?");
    assertThat(line.receive(webhook)).isEqualTo(new Receipt(0, 1));
    say(ASHA, "A");
    hear("How old are you, A?");
    assertThat(line.rows("select * from turn")).hasSize(2);
  }

  @Test
  void messages_sent_quickly_are_answered_one_by_one_in_order() {
    List<String> expected = new ArrayList<>(List.of("Counting.", "0"));
    say(ASHA, "count");
    for (int i = 1; i <= 30; i++) {
      say(ASHA, "word " + i);
      expected.add(String.valueOf(i));
    }
    hear(expected.toArray(String[]::new));
  }

  @Test
  void conversations_do_not_wait_for_each_other() {
    line.post.hold();
    say(ASHA, "count");
    Sent first = line.post.next();
    say(BEN, "count");
    Sent second = line.post.next();
    assertThat(List.of(first.to(), second.to())).containsExactly("+491700000001", "+491700000002");
    line.post.release(second.id(), line.post.accepted());
    Sent third = line.post.next();
    assertThat(third.to()).isEqualTo("+491700000002");
    line.post.acceptAll();
    line.post.release(first.id(), line.post.accepted());
    line.post.release(third.id(), line.post.accepted());
    assertThat(line.post.next().to()).isEqualTo("+491700000001");
  }

  @Test
  void what_starts_nothing_is_recorded_as_unmatched() {
    say(ASHA, "good morning");
    eventually(() -> line.outcomes().contains("message.text unmatched"));
    assertThat(line.post.isEmpty()).isTrue();
  }

  @Test
  void a_reaction_answers_no_question() {
    say(ASHA, "count");
    hear("Counting.", "0");
    line.receive(
        Meta.message(ASHA, "wamid.r", "reaction", Map.of("message_id", "wamid.x", "emoji", "👍")));
    say(ASHA, "one");
    hear("1");
    assertThat(line.outcomes()).contains("message.reaction recorded");
  }

  @Test
  void silence_takes_the_time_out_by_itself() {
    say(ASHA, "join");
    hear("Hi, Asha!", "What is your name?");
    eventually(() -> !line.rows("select * from timer").isEmpty());
    line.time.advance(Duration.ofMinutes(10));
    hear("Are you still there?");
    eventually(() -> line.outcomes().contains("timer.fired timed_out"));
    assertThat(line.rows("select * from timer")).isEmpty();
  }

  @Test
  void a_session_expires_by_itself() {
    say(ASHA, "count");
    hear("Counting.", "0");
    eventually(() -> !line.rows("select * from timer").isEmpty());
    line.time.advance(Duration.ofHours(25));
    eventually(() -> line.outcomes().contains("timer.fired expired"));
    assertThat(line.value("select state from session")).isEqualTo("ended");
  }

  @Test
  void a_number_of_nobody_is_recorded_as_unroutable() {
    line.receive(line.meta.text(ASHA, "join").replace(Meta.NUMBER, "999"));
    assertThat(line.outcomes()).containsExactly("message.text unroutable");
    assertThat(line.rows("select * from contact")).isEmpty();
    assertThat(line.rows("select * from conversation")).isEmpty();
  }

  @Test
  void a_poison_event_parks_only_its_own_conversation() {
    say(ASHA, "count");
    hear("Counting.", "0");
    eventually(() -> line.rows("select * from outbox where open = 1").isEmpty());
    // A state that nobody here can read, as a newer version might have left it.
    line.write("update conversation set state = '{\"format\":99}'");
    line.close();
    line = TestLine.started(settings);
    say(ASHA, "one");
    say(BEN, "count");
    hear("Counting.", "0");
    eventually(() -> line.outcomes().contains("message.text parked"));
    say(ASHA, "two");
    say(BEN, "one");
    hear("1");
    assertThat(line.outcomes()).contains("event.parked parked", "message.text waiting");
  }
}
