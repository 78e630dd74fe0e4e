package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.call.Attempts;
import dev.parley.runtime.call.CallDraft;
import dev.parley.runtime.call.CallSettings;
import dev.parley.runtime.call.Service;
import dev.parley.runtime.call.Service.Answer;
import dev.parley.runtime.call.Service.Asked;
import dev.parley.runtime.inbox.RecordedEvent;
import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.StoreSettings;
import dev.parley.runtime.time.SetTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class CallingTest {
  private static final Customer ASHA = Customer.phone("491700000001");
  private static final Customer BEN = Customer.phone("491700000002");
  private static final Answer A1 = Answer.json(200, "{\"id\":\"A1\"}");

  /** Longer than a lease of the flows below, and shorter than their sessions' lives. */
  static final Duration LEASE = Duration.ofSeconds(20);

  static final Map<String, String> FLOWS =
      Map.of(
          "order.flow",
          """
          flow order {
            expires: 1h
          }

          trigger keyword "order"

          step start {
            say "One moment."
            http POST "${env.API}/orders?key=${env.KEY}" as order {
              header "Authorization": env.KEY
              header "Idempotency-Key": wait.token
              json { item: "tea" }
              timeout 8s
              retry 2 backoff 10s
              error { say "Failed: ${order.status} ${order.error ?? "answer"}" end }
            }
            ask name "Ordered ${order.body.id}. Your name?"
            ask note "A note, ${name}?"
            say "Thanks, ${name}: ${note}"
            end
          }
          """,
          "hasty.flow",
          """
          flow hasty {}

          trigger keyword "hasty"

          step start {
            http GET "${env.API}/slow" as answer {
              timeout 50ms
              error { say "Failed: ${answer.status} ${answer.error}" end }
            }
          }
          """,
          "words.flow",
          """
          flow words {}

          trigger keyword "words"

          var last: text = "none"

          step start {
            http GET "${env.API}/one"
            http GET "${env.API}/two"
            goto next
          }

          step next {
            ask word "Last: ${last}"
            set last = word
            goto next
          }

          on error e { say "${e.code} in ${e.step}" end }
          """);

  @Parameter Database database;

  private StoreSettings settings;
  private Service service;
  private TestLine line;

  @BeforeEach
  void open() {
    settings = database.fresh();
    service = new Service();
    line = started(new SetTime(Instant.parse("2026-01-05T10:00:00Z")), true);
  }

  @AfterEach
  void close() {
    line.close();
    service.close();
  }

  private TestLine started(SetTime time, boolean privateToo) {
    CallSettings calling = CallSettings.defaults().withPrivate(privateToo);
    return TestLine.started(settings, time, new Shop(FLOWS, service.url()), calling);
  }

  private void say(Customer customer, String... texts) {
    for (String text : texts) {
      line.receive(line.meta.text(customer, text));
    }
  }

  private void hear(String... texts) {
    for (String text : texts) {
      assertThat(line.post.next().text()).isEqualTo(text);
    }
  }

  private int count(String outcome) {
    return Collections.frequency(line.outcomes(), outcome);
  }

  private void held(int messages) {
    eventually(() -> count("message.text held") == messages);
  }

  private List<String> details() {
    return line.events().stream()
        .filter(e -> e.kind().equals("call.attempt"))
        .map(RecordedEvent::detail)
        .toList();
  }

  @Test
  void a_flow_calls_a_service_and_goes_on_with_its_answer() {
    service.answer(A1);
    say(ASHA, "order");
    hear("One moment.", "Ordered A1. Your name?");
    Asked asked = service.next();
    assertThat(asked.method() + " " + asked.uri()).isEqualTo("POST /orders?key=" + Shop.SECRET);
    assertThat(asked.body()).isEqualTo("{\"item\":\"tea\"}");
    assertThat(asked.header("Authorization")).isEqualTo(Shop.SECRET);
    assertThat(asked.header("Idempotency-Key"))
        .isEqualTo(line.value("select id from session") + "-1");
    assertThat(line.outcomes())
        .containsExactly("message.text started", "call.attempt 200", "call.result resumed");
    assertThat(line.rows("select * from call")).isEmpty();
    String host = service.url().replace("http://", "");
    assertThat(details()).containsExactly("POST " + host + "/orders: 200, 0 ms");
    for (String table : List.of("call", "inbox", "event", "turn", "session", "conversation")) {
      assertThat(line.rows("select * from " + table).toString()).doesNotContain(Shop.SECRET);
    }
  }

  @Test
  void a_service_that_fails_is_called_again_after_a_pause_that_doubles() {
    service.answer(Answer.of(500), Answer.of(429), A1);
    say(ASHA, "order");
    hear("One moment.");
    String key = service.next().header("Idempotency-Key");
    pausesBefore(1);
    line.time.advance(Duration.ofSeconds(9));
    assertThat(service.waiting()).isZero();
    line.time.advance(Duration.ofSeconds(1));
    assertThat(service.next().header("Idempotency-Key")).isEqualTo(key);
    pausesBefore(2);
    line.time.advance(Duration.ofSeconds(20));
    assertThat(service.next().header("Idempotency-Key")).isEqualTo(key);
    hear("Ordered A1. Your name?");
    assertThat(line.outcomes())
        .containsSubsequence("call.attempt 500", "call.attempt 429", "call.attempt 200");
    assertThat(details().getFirst()).endsWith("/orders: 500, 0 ms, again in 10.0 s");
  }

  /** Waits until so many failures are written down. */
  private void pausesBefore(int failures) {
    eventually(() ->
        line.rows("select * from call where state = 'waiting' and failures = " + failures).size()
            == 1);
  }

  @Test
  void a_service_that_fails_for_good_leads_to_the_error_target() {
    service.answer(Answer.of(503));
    say(ASHA, "order");
    hear("One moment.");
    for (int failures = 1; failures <= 2; failures++) {
      pausesBefore(failures);
      line.time.advance(Duration.ofMinutes(1));
    }
    hear("Failed: 503 answer");
    assertThat(count("call.attempt 503")).isEqualTo(3);
  }

  @Test
  void an_answer_that_is_no_success_is_not_asked_for_again() {
    service.answer(Answer.json(404, "{}"));
    say(ASHA, "order");
    hear("One moment.", "Failed: 404 answer");
    assertThat(count("call.attempt 404")).isEqualTo(1);
  }

  @Test
  void a_service_that_takes_too_long_leads_to_the_error_target() {
    service.silence();
    say(ASHA, "hasty");
    hear("Failed: 0 timeout");
    assertThat(line.outcomes()).contains("call.attempt timeout", "call.result resumed");
  }

  @Test
  void a_service_that_is_not_there_leads_to_the_error_target() {
    service.close();
    say(ASHA, "hasty");
    hear("Failed: 0 network");
  }

  @Test
  void an_answer_that_is_too_large_leads_to_the_error_target() {
    service.answer(Answer.of(200, "text/plain", "x".repeat(1_000_001)));
    say(ASHA, "order");
    hear("One moment.", "Failed: 0 too_large");
  }

  @Test
  void a_large_answer_that_nobody_reads_is_kept_for_replay() {
    service.answer(Answer.of(200, "text/plain", "\"".repeat(1_000_000)));
    say(ASHA, "words");
    hear("Last: none");
    assertThat(line.value("select count(*) from turn where length(input_large) > 2000000"))
        .isEqualTo("2");
  }

  @Test
  void a_private_address_is_not_called_unless_that_is_allowed() {
    line.close();
    line = started(line.clockAfterCrash(), false);
    say(ASHA, "order");
    hear("One moment.", "Failed: 0 refused");
    assertThat(service.waiting()).isZero();
    assertThat(details().getFirst()).contains("private network", "PARLEY_CALL_PRIVATE");
  }

  @Test
  void on_error_takes_a_failure_that_has_no_target() {
    service.answer(Answer.of(400));
    say(ASHA, "words");
    hear("FLW5309 in start");
    assertThat(count("flow.fault FLW5309")).isEqualTo(1);
  }

  @Test
  void what_a_customer_writes_during_a_call_is_answered_after_it_in_order() {
    CompletableFuture<Answer> answer = service.hold();
    say(ASHA, "order");
    hear("One moment.");
    service.next();
    say(ASHA, "Asha", "no sugar");
    held(2);
    service.answer(A1);
    say(BEN, "order");
    hear("One moment.", "Ordered A1. Your name?");
    assertThat(line.value("select state from session order by id")).isEqualTo("live");
    answer.complete(A1);
    hear("Ordered A1. Your name?", "A note, Asha?", "Thanks, Asha: no sugar");
    eventually(() -> line.rows("select * from inbox where state <> 'done'").isEmpty());
    assertThat(count("message.text answered")).isEqualTo(2);
  }

  @Test
  void messages_wait_for_the_last_of_several_calls_and_later_ones_do_not_overtake_them() {
    CompletableFuture<Answer> one = service.hold();
    List<String> expected = new ArrayList<>(List.of("Last: none"));
    say(ASHA, "words");
    service.next();
    for (int i = 0; i < 10; i++) {
      say(ASHA, "a" + i);
      expected.add("Last: a" + i);
    }
    held(10);
    CompletableFuture<Answer> two = service.hold();
    one.complete(Answer.of(200));
    assertThat(service.next().uri()).isEqualTo("/two");
    assertThat(count("message.text held")).isEqualTo(10);
    two.complete(Answer.of(200));
    for (int i = 0; i < 10; i++) {
      say(ASHA, "b" + i);
      expected.add("Last: b" + i);
    }
    hear(expected.toArray(String[]::new));
  }

  @Test
  void a_crash_during_a_call_costs_neither_the_call_nor_what_was_written_meanwhile() {
    CompletableFuture<Answer> lost = service.hold();
    say(ASHA, "order");
    hear("One moment.");
    String key = service.next().header("Idempotency-Key");
    say(ASHA, "Asha", "no sugar");
    held(2);
    line.crash();
    line = started(line.clockAfterCrash(), true);
    service.answer(A1);
    line.time.advance(LEASE);
    assertThat(service.next().header("Idempotency-Key")).isEqualTo(key);
    hear("Ordered A1. Your name?", "A note, Asha?", "Thanks, Asha: no sugar");
    lost.complete(Answer.json(200, "{\"id\":\"A2\"}"));
    eventually(() -> line.rows("select * from inbox where state <> 'done'").isEmpty());
    assertThat(count("call.result resumed")).isEqualTo(1);
    assertThat(line.post.isEmpty()).isTrue();
  }

  @Test
  void a_server_that_stops_properly_leaves_its_calls_to_be_made_at_once() {
    service.silence();
    say(ASHA, "order");
    hear("One moment.");
    service.next();
    say(ASHA, "Asha");
    held(1);
    line.close();
    service.answer(A1);
    line = started(line.clockAfterCrash(), true);
    hear("Ordered A1. Your name?", "A note, Asha?");
  }

  @Test
  void a_second_result_of_the_same_call_is_a_duplicate() {
    service.answer(A1);
    say(ASHA, "order");
    hear("One moment.", "Ordered A1. Your name?");
    String session = line.value("select id from session");
    CallDraft.From from =
        new CallDraft.From(
            line.channel.account(), line.channel.id(), line.value("select id from conversation"));
    line.line
        .inbox()
        .answered(
            Attempts.answered(from, session, session + "-1", "{\"id\":\"A2\"}", line.time.now()))
        .join();
    assertThat(line.outcomes()).contains("call.result resumed", "call.result duplicate");
    say(ASHA, "Asha");
    hear("A note, Asha?");
    assertThat(count("call.result resumed")).isEqualTo(1);
  }

  @Test
  void what_was_held_for_a_session_that_expires_is_taken_as_if_it_came_then() {
    service.silence();
    say(ASHA, "order");
    hear("One moment.");
    service.next();
    say(ASHA, "order");
    held(1);
    service.answer(A1);
    line.time.advance(Duration.ofHours(2));
    hear("One moment.", "Ordered A1. Your name?");
    assertThat(line.outcomes()).contains("timer.fired expired");
  }
}
