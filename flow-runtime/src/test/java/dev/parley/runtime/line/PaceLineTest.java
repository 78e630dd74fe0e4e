package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.outbox.Allowances;
import dev.parley.runtime.outbox.GraphCarrier;
import dev.parley.runtime.outbox.Verdict;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.time.SetTime;
import dev.parley.runtime.whatsapp.GraphError;
import dev.parley.runtime.whatsapp.MediaAnswer;
import dev.parley.runtime.whatsapp.NumberFacts;
import dev.parley.runtime.whatsapp.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pace of a number and of its customers, through the line. */
class PaceLineTest {
  private static final Customer ASHA = Customer.phone("491700000001");
  private static final Customer BEN = Customer.phone("491700000002");
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration PAIR = Duration.ofSeconds(6);
  private static final Verdict TOO_FAST =
      GraphCarrier.judge(
          new SendResult.Refused(
              new GraphError(
                  130429,
                  Optional.empty(),
                  "(#130429) Rate limit hit",
                  Optional.empty(),
                  Optional.empty(),
                  false),
              400,
              Optional.empty()),
          1);

  private TestLine line = TestLine.started(Database.H2.fresh(), new SetTime(START), 10);

  @AfterEach
  void close() {
    line.close();
  }

  private void say(Customer customer, String text) {
    line.receive(line.meta.text(customer, text));
  }

  private void waiting(int count) {
    eventually(() -> line.rows("select * from outbox where open = 1").size() == count);
  }

  /** Takes exactly so many, and no more although the clock moves on until just before the next. */
  private void exactly(int count, int soFar) {
    for (int i = 0; i < count; i++) {
      line.post.next();
    }
    accepted(soFar);
    line.time.advance(SECOND.minusMillis(1));
    assertThat(line.post.isEmpty()).isTrue();
    line.time.advance(Duration.ofMillis(1));
  }

  private void accepted(int count) {
    eventually(() -> line.rows("select * from outbox where state = 'accepted'").size() == count);
  }

  @Test
  void a_number_sends_no_more_in_a_second_than_it_may_and_all_goes_in_the_end() {
    line.close();
    line = TestLine.standing(Database.H2.fresh(), new SetTime(START), 10);
    for (int i = 0; i < 12; i++) {
      say(Customer.phone("49171000000" + i), "count");
    }
    line.line.start();
    exactly(10, 10);
    exactly(10, 20);
    exactly(4, 24);
    assertThat(line.post.isEmpty()).isTrue();
  }

  @Test
  void a_customer_who_writes_very_much_is_answered_at_the_pace_of_the_pair() {
    line.close();
    line = TestLine.started(Database.H2.fresh(), new SetTime(START), 1_000);
    say(ASHA, "count");
    for (int i = 1; i <= 50; i++) {
      say(ASHA, "word " + i);
    }
    for (int i = 0; i < 45; i++) {
      assertThat(line.post.next().to()).isEqualTo("+491700000001");
    }
    waiting(7);
    assertThat(line.post.isEmpty()).isTrue();
    say(BEN, "count");
    assertThat(line.post.next().to()).as("others do not wait").isEqualTo("+491700000002");
    assertThat(line.post.next().to()).isEqualTo("+491700000002");
    waiting(7);
    for (int i = 44; i <= 50; i++) {
      line.time.advance(PAIR.minusMillis(1));
      assertThat(line.post.isEmpty()).isTrue();
      line.time.advance(Duration.ofMillis(1));
      assertThat(line.post.next().text()).as("in order").isEqualTo(String.valueOf(i));
      waiting(50 - i);
    }
  }

  @Test
  void a_number_that_is_too_fast_for_meta_pauses_and_goes_on_slower() {
    line.post.answer(TOO_FAST);
    say(ASHA, "count");
    line.post.next();
    waiting(2);
    eventually(() ->
        line.rows("select * from outbox where attempts = 2 or error_code = 130429").size() == 1);
    line.post.acceptAll();
    for (int i = 0; i < 8; i++) {
      say(Customer.phone("49171000000" + i), "count");
    }
    eventually(() -> line.rows("select * from outbox").size() == 18);
    assertThat(line.post.isEmpty()).isTrue();
    line.time.advance(SECOND);
    exactly(8, 8);
    exactly(8, 16);
    exactly(2, 18);
  }

  @Test
  void what_meta_says_of_a_number_sets_its_pace_and_its_limit() {
    Allowances.Whose number = new Allowances.Whose(line.channel.account(), line.channel.id());
    MediaAnswer<NumberFacts> said =
        new MediaAnswer.Done<>(new NumberFacts(Optional.of(2), Optional.of(250L)));
    line.line
        .allowances()
        .start(new Allowances.Asked(() -> List.of(number), id -> Optional.of(said), true));
    eventually(() -> !line.rows("select * from beginning_limit where most = 250").isEmpty());
    for (int i = 0; i < 5; i++) {
      say(Customer.phone("49171000000" + i), "count");
    }
    // What customers write takes one of the two, as long as it is of the last second.
    exactly(1, 1);
    exactly(2, 3);
    exactly(2, 5);
  }
}
