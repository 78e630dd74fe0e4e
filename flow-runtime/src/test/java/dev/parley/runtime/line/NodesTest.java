package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.outbox.Verdict;
import dev.parley.runtime.shard.LeaseSettings;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.StoreSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several nodes on one PostgreSQL, each with its own way out. */
@Tag("alone")
class NodesTest {
  private static final int CUSTOMERS = 24;
  // So seldom that a test has ended before it says again that it lives.
  private static final LeaseSettings FROZEN =
      new LeaseSettings(Duration.ofSeconds(3), Duration.ofHours(1), Duration.ofSeconds(2));

  private final List<TestLine> lines = new ArrayList<>();
  private StoreSettings settings;

  @BeforeEach
  void open() {
    settings = Database.POSTGRESQL.fresh();
  }

  @AfterEach
  void close() {
    lines.forEach(TestLine::close);
  }

  private TestLine node(LeaseSettings leases) {
    TestLine line = TestLine.node(settings, leases);
    lines.add(line);
    return line;
  }

  private TestLine node() {
    return node(LeaseSettings.defaults());
  }

  private static Customer customer(int number) {
    return Customer.phone("4917000000%02d".formatted(number));
  }

  private static List<Customer> customers() {
    return IntStream.range(0, CUSTOMERS).mapToObj(NodesTest::customer).toList();
  }

  private static void say(TestLine line, Customer customer, String text) {
    line.receive(line.meta.text(customer, text));
  }

  private static int shards(TestLine line) {
    return line.rows("select 1 from shard where owner = '" + line.line.shards().node() + "'")
        .size();
  }

  private static void shared(TestLine one, TestLine other) {
    eventually(() -> shards(one) == 128 && shards(other) == 128);
  }

  /** What every customer got, by number, from whichever node. */
  private Map<String, List<String>> heard() {
    return Ledger.of(lines.stream().map(line -> line.post).toList());
  }

  private void hear(Customer customer, String... texts) {
    List<String> expected = List.of(texts);
    eventually(() -> heard().getOrDefault(customer.phone(), List.of()).size() >= expected.size());
    assertThat(heard().get(customer.phone())).isEqualTo(expected);
  }

  private boolean nothingWaits(TestLine line) {
    return line.rows("select 1 from inbox where state = 'new'").isEmpty()
        && line.rows("select 1 from outbox where open = 1").isEmpty();
  }

  @Test
  void the_work_is_shared_whoever_is_told() {
    TestLine one = node();
    eventually(() -> shards(one) == 256);
    TestLine other = node();
    shared(one, other);
    for (Customer customer : customers()) {
      say(one, customer, "count");
      say(other, customer, "first");
      say(one, customer, "second");
    }
    for (Customer customer : customers()) {
      hear(customer, "Counting.", "0", "1", "2");
    }
    assertThat(one.post.history()).as("sent by the one").isNotEmpty();
    assertThat(other.post.history()).as("sent by the other").isNotEmpty();
    assertThat(one.rows("select * from turn")).hasSize(3 * CUSTOMERS);
    eventually(() -> nothingWaits(one));
  }

  @Test
  void a_node_that_stops_hands_everything_over() {
    TestLine one = node();
    TestLine other = node();
    shared(one, other);
    customers().forEach(customer -> say(one, customer, "count"));
    one.line.stop();
    assertThat(shards(one)).isZero();
    customers().forEach(customer -> say(one, customer, "first"));
    for (Customer customer : customers()) {
      hear(customer, "Counting.", "0", "1");
    }
    assertThat(shards(other)).isEqualTo(256);
    assertThat(one.rows("select * from outbox where possibly_duplicate")).isEmpty();
  }

  @Test
  void conversations_of_a_killed_node_go_on() {
    TestLine one = node();
    TestLine other = node();
    shared(one, other);
    customers().forEach(customer -> say(one, customer, "count"));
    customers().forEach(customer -> hear(customer, "Counting.", "0"));
    eventually(() -> nothingWaits(other));
    one.crash();
    customers().forEach(customer -> say(other, customer, "first"));
    for (Customer customer : customers()) {
      hear(customer, "Counting.", "0", "1");
    }
    assertThat(other.rows("select * from outbox where possibly_duplicate")).isEmpty();
    assertThat(other.rows("select * from turn")).hasSize(2 * CUSTOMERS);
  }

  @Test
  void a_frozen_node_writes_nothing_when_it_wakes_up() {
    TestLine frozen = node(FROZEN);
    eventually(() -> shards(frozen) == 256);
    customers().forEach(customer -> say(frozen, customer, "count"));
    customers().forEach(customer -> hear(customer, "Counting.", "0"));
    eventually(() -> nothingWaits(frozen));
    String name = frozen.line.shards().node();
    TestLine other = node();
    eventually(() -> shards(other) == 256);
    // It believes that all conversations are its own.
    customers().forEach(customer -> say(frozen, customer, "first"));
    for (Customer customer : customers()) {
      hear(customer, "Counting.", "0", "1");
    }
    // Those of the last answers that are not the other's are its own, under its new name.
    assertThat(frozen.post.history()).hasSizeGreaterThanOrEqualTo(2 * CUSTOMERS);
    assertThat(frozen.post.history().size() + other.post.history().size())
        .as("sent once by one of them")
        .isEqualTo(3 * CUSTOMERS);
    assertThat(other.rows("select * from turn")).hasSize(2 * CUSTOMERS);
    // It lives again, under another name.
    eventually(() -> !frozen.line.shards().node().equals(name));
  }

  @Test
  void a_status_settles_a_doubt_of_another_node() {
    TestLine one = node();
    one.post.answer(new Verdict.InDoubt("The connection broke"));
    say(one, customer(1), "count");
    Post.Sent first = one.post.next();
    eventually(() -> one.outcomes().contains("message.send in_doubt"));
    one.post.acceptAll();
    TestLine other = node(FROZEN);
    other.receive(Meta.status("wamid.was-sent", "sent", first.id()));
    hear(customer(1), "Counting.", "0");
    assertThat(one.rows("select * from outbox where possibly_duplicate")).isEmpty();
  }

  @Test
  void a_doubt_is_handed_over_and_counts_anew() {
    TestLine one = node();
    one.post.hold();
    say(one, customer(1), "count");
    Post.Sent first = one.post.next();
    one.crash();
    TestLine other = node();
    eventually(() -> shards(other) == 256);
    // The timer of the session, and the doubt.
    eventually(() -> other.time.alarms() == 2);
    other.time.advance(TestLine.DOUBT_WAIT.minusMillis(1));
    assertThat(other.post.isEmpty()).isTrue();
    other.time.advance(Duration.ofMillis(1));
    assertThat(other.post.next().id()).isEqualTo(first.id());
    assertThat(other.post.next().text()).isEqualTo("0");
    assertThat(other.value("select count(*) from outbox where possibly_duplicate")).isEqualTo("1");
  }

  @Test
  void a_timer_is_fired_by_the_owner() {
    TestLine one = node();
    TestLine other = node();
    shared(one, other);
    customers().forEach(customer -> say(one, customer, "join"));
    customers().forEach(customer -> hear(customer, "Hi, Asha!", "What is your name?"));
    eventually(() -> one.rows("select * from timer").size() == CUSTOMERS);
    one.time.advance(Duration.ofMinutes(10));
    other.time.advance(Duration.ofMinutes(10));
    for (Customer customer : customers()) {
      hear(customer, "Hi, Asha!", "What is your name?", "Are you still there?");
    }
  }

  @Test
  void a_third_node_gets_its_share() {
    TestLine one = node();
    TestLine two = node();
    shared(one, two);
    TestLine three = node();
    eventually(() -> shards(three) >= 85 && shards(one) >= 85 && shards(two) >= 85);
    assertThat(one.rows("select 1 from node")).hasSize(3);
  }
}
