package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.conversation.Recordings;
import dev.parley.runtime.inbox.Inbox;
import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.outbox.Outbox;
import dev.parley.runtime.retention.Forgetting;
import dev.parley.runtime.retention.Pruning;
import dev.parley.runtime.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("alone")
@ParameterizedClass
@EnumSource(Database.class)
class RetentionTest {
  private static final List<String> TABLES = List.of("inbox", "event", "turn", "outbox", "session");
  private static final int CUSTOMERS = 20;
  private static final int ROUNDS = Boolean.getBoolean("parley.nightly") ? 2_500 : 12;

  @Parameter Database database;

  private TestLine line;
  private Pruning pruning;

  @BeforeEach
  void open() {
    line = TestLine.started(database.fresh());
    Map<Forgetting, Duration> kept =
        Map.of(
            Inbox.FORGETTING, Duration.ofDays(8),
            Journal.FORGETTING, Duration.ofDays(90),
            Outbox.FORGETTING, Duration.ofDays(90),
            Recordings.TURNS, Duration.ofDays(90),
            Recordings.SESSIONS, Duration.ofDays(90));
    pruning = new Pruning(line.store, line.time, kept);
  }

  @AfterEach
  void close() {
    line.close();
  }

  private static Customer customer(int number) {
    return Customer.phone("4917000000" + (10 + number));
  }

  private void say(Customer customer, String text, int answers) {
    line.receive(line.meta.text(customer, text));
    for (int i = 0; i < answers; i++) {
      line.post.next();
    }
  }

  private long rows(String table) {
    return ((Number) line.rows("select count(*) n from " + table).getFirst().get("n")).longValue();
  }

  private void settled() {
    eventually(() -> line.rows("select id from outbox where open = 1").isEmpty());
    eventually(() -> line.rows("select sequence from inbox where state = 'new'").isEmpty());
  }

  @Test
  void keys_are_forgotten_after_eight_days_and_what_is_parked_is_not() {
    say(customer(1), "count", 2);
    say(customer(1), "two", 1);
    settled();
    line.write(
        "update inbox set state = 'parked' where sequence = (select max(sequence) from inbox)");
    line.time.advance(Duration.ofDays(7));
    pruning.run().join();
    assertThat(rows("inbox where kind = 'message.text'")).isEqualTo(2);
    line.time.advance(Duration.ofDays(2));
    pruning.run().join();
    assertThat(rows("inbox where kind = 'message.text'")).isEqualTo(1);
    assertThat(line.value("select state from inbox where kind = 'message.text'"))
        .isEqualTo("parked");
  }

  @Test
  void what_is_under_way_stays_however_old_it_is() {
    say(customer(1), "count", 2);
    settled();
    line.write("update outbox set open = 1");
    line.write("delete from timer");
    line.time.advance(Duration.ofDays(400));
    pruning.run().join();
    assertThat(rows("outbox")).isEqualTo(2);
    assertThat(line.value("select state from session")).isEqualTo("live");
    assertThat(rows("turn")).isZero();
    assertThat(rows("contact")).isEqualTo(1);
  }

  /** As many turns as one likes leave nothing behind but people and their conversations. */
  @Test
  void the_database_grows_with_people_and_not_with_what_they_say() {
    long[] after = new long[3];
    for (int season = 0; season < after.length; season++) {
      for (int round = 0; round < ROUNDS; round++) {
        int now = round;
        IntStream.range(0, CUSTOMERS)
            .forEach(c -> line.receive(line.meta.text(customer(c), word(now))));
        IntStream.range(0, now == 0 ? 2 * CUSTOMERS : CUSTOMERS).forEach(c -> line.post.next());
      }
      settled();
      line.time.advance(Duration.ofDays(91));
      eventually(() -> line.rows("select id from session where ended is null").isEmpty());
      pruning.run().join();
      settled();
      for (String table : TABLES) {
        after[season] += rows(table);
      }
    }
    assertThat(after[0]).isLessThan(10L * CUSTOMERS);
    assertThat(after[2]).as("rows after three seasons").isEqualTo(after[0]);
  }

  private static String word(int round) {
    return round == 0 ? "count" : "word " + round;
  }
}
