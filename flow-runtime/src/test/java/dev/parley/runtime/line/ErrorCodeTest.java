package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.inbox.RecordedEvent;
import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.line.Post.Sent;
import dev.parley.runtime.outbox.GraphCarrier;
import dev.parley.runtime.outbox.SendSettings;
import dev.parley.runtime.outbox.Verdict;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.time.SetTime;
import dev.parley.runtime.whatsapp.GraphError;
import dev.parley.runtime.whatsapp.GraphErrorCode;
import dev.parley.runtime.whatsapp.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of messages, and of a number, for every code that Graph is known to refuse with. */
class ErrorCodeTest {
  private static final Duration TICK = Duration.ofMillis(1);
  private static final Duration FIRST_PROBE = Duration.ofMinutes(1);

  private static TestLine line;
  private static int people;

  private final Customer asha = somebody();
  private final Customer ben = somebody();

  // What one code leaves behind, if its test fails, is not to be blamed on the next.
  private static boolean clean;

  @BeforeAll
  static void open() {
    SetTime time = new SetTime(Instant.parse("2026-01-05T10:00:00Z"));
    line = TestLine.started(Database.H2.fresh(), time, SendSettings.USUAL_PACE);
    clean = true;
  }

  @BeforeEach
  void begin() {
    if (!clean) {
      close();
      open();
    }
    clean = false;
    // The pace must not hold up what a code does not.
    line.time.advance(Duration.ofSeconds(1));
  }

  @AfterAll
  static void close() {
    line.close();
  }

  @AfterEach
  void everybody_else_is_served_afterwards() {
    line.post.acceptAll();
    Customer next = somebody();
    say(next);
    assertThat(line.post.next().to()).isEqualTo("+" + next.phone());
    assertThat(line.post.next().to()).isEqualTo("+" + next.phone());
    quiet();
    clean = true;
  }

  private static Customer somebody() {
    return Customer.phone("4917%08d".formatted(people++));
  }

  static Stream<GraphErrorCode> codes() {
    return GraphErrorCode.table().stream();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void the_sender_does_what_a_code_calls_for(GraphErrorCode rule) {
    line.post.answer(sent -> toAsha(sent) ? refused(rule.first(), sent) : line.post.accepted());
    say(asha);
    Sent first = line.post.next();
    assertThat(toAsha(first)).isTrue();
    boolean number = rule.scope() == GraphErrorCode.Scope.NUMBER;
    switch (rule.action()) {
      case PERMANENT -> failsAtOnce(rule, first);
      case RETRY_FEW -> isTriedAgainAlone(rule, first);
      case RETRY -> holdsTheNumber(rule, first);
      case WAIT -> {
        if (number || rule.scope() == GraphErrorCode.Scope.ACCOUNT) {
          holdsTheNumber(rule, first);
        } else {
          isTriedAgainAlone(rule, first);
        }
      }
      case STOP_NUMBER -> {
        if (number) {
          stopsTheNumber(rule, first);
        } else {
          failsAtOnce(rule, first);
          eventually(() -> told("channel.alarm", String.valueOf(rule.first())));
          assertThat(last("channel.alarm").detail()).endsWith(rule.remedy().orElseThrow());
        }
      }
    }
  }

  /** The message has failed, with the code, and so has the next; nobody else is concerned. */
  private void failsAtOnce(GraphErrorCode rule, Sent first) {
    Sent second = line.post.next();
    reaches(first, "failed");
    reaches(second, "failed");
    assertThat(line.value("select error_code from outbox where id = '" + first.id() + "'"))
        .isEqualTo(String.valueOf(rule.first()));
    eventually(() ->
        told("message.refused")
            .filter(e -> e.detail().startsWith("(#" + rule.first() + ")"))
            .isPresent());
    assertThat(last("message.refused").outcome())
        .as("the flow has no on error")
        .isEqualTo("unheard");
    benIsServed();
  }

  /** It waits longer each time, only its conversation waits, and in the end it has failed. */
  private void isTriedAgainAlone(GraphErrorCode rule, Sent first) {
    line.post.answer(
        sent -> sent.id().equals(first.id()) ? refused(rule.first(), sent) : line.post.accepted());
    reaches(first, "queued");
    benIsServed();
    for (int refusal = 1; refusal <= rule.pace().attempts(); refusal++) {
      Duration wait = rule.pace().wait(refusal);
      reaches(first, "queued");
      nothingFor(wait.minus(TICK));
      line.time.advance(TICK);
      assertThat(line.post.next().id()).isEqualTo(first.id());
    }
    reaches(first, "failed");
    assertThat(name(line.post.next())).as("the next goes on").isEqualTo("second");
  }

  /** Everything waits; after the pause one message tries, and when it is taken all go. */
  private void holdsTheNumber(GraphErrorCode rule, Sent first) {
    reaches(first, "queued");
    line.post.hold();
    say(ben);
    eventually(() -> line.rows("select * from outbox where open = 1").size() == 4);
    nothingFor(rule.pace().wait(1).minus(TICK));
    line.time.advance(TICK);
    oneTriesThenAllGo(first);
  }

  /** As above, and somebody is told what to do; nothing has failed however long it takes. */
  private void stopsTheNumber(GraphErrorCode rule, Sent first) {
    eventually(() -> told("channel.stopped", String.valueOf(rule.first())));
    assertThat(last("channel.stopped").detail()).contains(rule.remedy().orElseThrow());
    reaches(first, "queued");
    line.post.answer(sent -> refused(rule.first(), sent));
    say(ben);
    eventually(() -> line.rows("select * from outbox where open = 1").size() == 4);
    nothingFor(FIRST_PROBE.minus(TICK));
    line.time.advance(TICK);
    line.post.next();
    eventually(() -> line.rows("select * from outbox where state = 'sending'").isEmpty());
    nothingFor(FIRST_PROBE.multipliedBy(2).minus(TICK));
    line.post.hold();
    line.time.advance(TICK);
    oneTriesThenAllGo(first);
    eventually(() -> told("channel.started", "started"));
  }

  private void oneTriesThenAllGo(Sent refused) {
    Sent probe = line.post.next();
    assertThat(line.post.isEmpty()).as("only one tries").isTrue();
    line.post.acceptAll();
    line.post.release(probe.id(), line.post.accepted());
    List<Sent> all = new ArrayList<>(List.of(probe));
    for (int i = 0; i < 3; i++) {
      all.add(line.post.next());
    }
    assertThat(all.stream().filter(this::toAsha).map(ErrorCodeTest::name))
        .containsExactly("first", "second");
    assertThat(all.stream().filter(s -> !toAsha(s)).map(ErrorCodeTest::name))
        .containsExactly("first", "second");
    assertThat(all.stream().filter(this::toAsha).findFirst().orElseThrow().id())
        .isEqualTo(refused.id());
    reaches(refused, "accepted");
  }

  /**
   * The template that it is: these may be sent at any time, however long a code makes them wait.
   */
  private static String name(Sent sent) {
    return sent.body().path("template").path("name").asString();
  }

  private void benIsServed() {
    say(ben);
    assertThat(line.post.next().to()).isEqualTo("+" + ben.phone());
    assertThat(line.post.next().to()).isEqualTo("+" + ben.phone());
  }

  private void nothingFor(Duration time) {
    line.time.advance(time);
    assertThat(line.post.isEmpty()).as("nothing is sent for " + time).isTrue();
  }

  private static void say(Customer customer) {
    line.receive(line.meta.text(customer, "notice"));
  }

  private static void quiet() {
    eventually(() -> line.rows("select * from outbox where open = 1").isEmpty());
  }

  private boolean toAsha(Sent sent) {
    return sent.to().equals("+" + asha.phone());
  }

  private static void reaches(Sent sent, String state) {
    eventually(
        () -> line.value("select state from outbox where id = '" + sent.id() + "'").equals(state));
  }

  /** Whether the last such event is this one. */
  private static boolean told(String kind, String outcome) {
    return told(kind).filter(e -> e.outcome().equals(outcome)).isPresent();
  }

  private static RecordedEvent last(String kind) {
    return told(kind).orElseThrow();
  }

  private static Optional<RecordedEvent> told(String kind) {
    return line.line.events().after(new AccountId(line.channel.account()), "", 10_000).stream()
        .filter(e -> e.kind().equals(kind))
        .reduce((earlier, later) -> later);
  }

  private static Verdict refused(int code, Sent sent) {
    GraphError error =
        new GraphError(
            code,
            Optional.empty(),
            "(#" + code + ") Refused",
            Optional.empty(),
            Optional.empty(),
            false);
    return GraphCarrier.judge(
        new SendResult.Refused(error, 400, Optional.empty()), sent.parcel().attempts());
  }
}
