package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.call.CallSettings;
import dev.parley.runtime.call.Service;
import dev.parley.runtime.call.Service.Answer;
import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.StoreSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls of flows where several nodes share a PostgreSQL. */
@Tag("alone")
class CallsOfNodesTest {
  private static final Customer ASHA = Customer.phone("491700000001");
  private static final Answer A1 = Answer.json(200, "{\"id\":\"A1\"}");
  private static final Answer A2 = Answer.json(200, "{\"id\":\"A2\"}");

  private final List<TestLine> lines = new ArrayList<>();
  private StoreSettings settings;
  private Service service;

  @BeforeEach
  void open() {
    settings = Database.POSTGRESQL.fresh();
    service = new Service();
  }

  @AfterEach
  void close() {
    lines.forEach(TestLine::close);
    service.close();
  }

  private TestLine node() {
    Shop shop = new Shop(CallingTest.FLOWS, service.url());
    TestLine line = TestLine.node(settings, shop, CallSettings.defaults().withPrivate(true));
    lines.add(line);
    return line;
  }

  private static void say(TestLine line, String text) {
    line.receive(line.meta.text(ASHA, text));
  }

  private void hear(String... texts) {
    List<String> expected = List.of(texts);
    eventually(() -> heard().size() >= expected.size());
    assertThat(heard()).isEqualTo(expected);
  }

  private List<String> heard() {
    return Ledger.of(lines.stream().map(line -> line.post).toList())
        .getOrDefault(ASHA.phone(), List.of());
  }

  private static boolean settled(TestLine line) {
    return line.rows("select 1 from outbox where open = 1").isEmpty()
        && line.rows("select 1 from inbox where state = 'new'").isEmpty();
  }

  @Test
  void a_call_of_a_killed_node_is_made_by_another_and_its_result_counts_once() {
    CompletableFuture<Answer> lost = service.hold();
    TestLine one = node();
    say(one, "order");
    hear("One moment.");
    String key = service.next().header("Idempotency-Key");
    eventually(() -> settled(one));
    one.crash();
    service.answer(A1);
    TestLine other = node();
    say(other, "Asha");
    other.time.advance(CallingTest.LEASE);
    assertThat(service.next().header("Idempotency-Key")).isEqualTo(key);
    lost.complete(A2);
    hear("One moment.", "Ordered A1. Your name?", "A note, Asha?");
    assertThat(Collections.frequency(other.outcomes(), "call.result resumed")).isEqualTo(1);
    assertThat(other.rows("select * from call")).isEmpty();
    assertThat(service.waiting()).as("nobody calls a third time").isZero();
  }

  @Test
  void of_two_nodes_that_live_one_makes_a_call() {
    service.answer(A1);
    TestLine one = node();
    TestLine other = node();
    say(one, "order");
    hear("One moment.", "Ordered A1. Your name?");
    one.time.advance(CallingTest.LEASE);
    other.time.advance(CallingTest.LEASE);
    say(other, "Asha");
    hear("One moment.", "Ordered A1. Your name?", "A note, Asha?");
    service.next();
    assertThat(service.waiting()).isZero();
    assertThat(Collections.frequency(one.outcomes(), "call.result resumed")).isEqualTo(1);
  }
}
