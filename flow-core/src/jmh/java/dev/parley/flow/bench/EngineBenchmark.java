package dev.parley.flow.bench;

import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Flows;
import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Limits;
import dev.parley.flow.engine.Now;
import dev.parley.flow.engine.Start;
import dev.parley.flow.engine.Turn;
import dev.parley.flow.json.FlowJson;
import dev.parley.flow.json.SessionJson;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.FlowSettings;
import dev.parley.flow.model.Step;
import dev.parley.flow.session.Session;
import java.lang.ref.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The engine's workloads: W1, a registration of seven turns with a bad answer in it, its session
 * kept in memory or written to JSON and read again between all turns; W2, fifty actions in one
 * turn. One thread, so a figure is turns or actions a second and core.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@Threads(1)
public class EngineBenchmark {
  private static final int W1_TURNS = 7;
  private static final int W2_NODES = 50;
  private static final int PARKED = 100_000;
  private static final List<Input> ANSWERS =
      List.of(text("Asha"), text("200"), text("31"), text("Pune"), text("3"), text("yes"));

  private final SessionJson sessions = new SessionJson();
  private Engine registration;
  private Engine branches;
  private Facts facts;
  private Now now;

  private static Input text(String words) {
    return new Input.Reply(new Incoming.Text(words));
  }

  /** Compiles both flows and says how long their sessions are. */
  @Setup(Level.Trial)
  public void compile() {
    registration = engine(registration());
    branches = engine(branches());
    facts = Facts.contact(Map.of("name", "Asha"));
    now = new Now(Instant.parse("2026-01-05T10:00:00Z"), 1);
    System.out.printf(
        "%nsession JSON: W1 %.0f bytes on average over its waits, W2 %d bytes%n",
        averageBytes(), sessions.write(branches.start(id(), start(), facts, now).session()).length);
    System.out.printf(
        "parked session of W1: %d bytes of heap as an object, %d as JSON%n",
        heap(sessions::read), heap(bytes -> bytes));
  }

  /** What one of many sessions that wait for the last answer takes, kept in some form. */
  private long heap(Function<byte[], Object> form) {
    Turn turn = registration.start(id(), start(), facts, now);
    for (Input answer : ANSWERS.subList(0, ANSWERS.size() - 1)) {
      turn = registration.resume(turn.session(), answer, facts, now);
    }
    Object[] parked = new Object[PARKED];
    long before = used();
    for (int i = 0; i < PARKED; i++) {
      parked[i] = form.apply(sessions.write(turn.session()));
    }
    long after = used();
    Reference.reachabilityFence(parked);
    return (after - before) / PARKED;
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static Engine engine(Flow flow) {
    Bot bot = Bot.of("bench", flow);
    return new Engine(Flows.of(CompiledBot.compile(bot, "r1")), Limits.defaults());
  }

  private static Flow registration() {
    return FlowJson.read(Registration.FLOW).orThrow();
  }

  private static Flow branches() {
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < W2_NODES / 2; i++) {
      String value =
          i == 0
              ? "1"
              : "v%d * 3 + %d > 1000 ? v%d - 900 : v%d * 3 + %d"
                  .formatted(i - 1, i, i - 1, i - 1, i);
      actions.add(new Action.Assign("v" + i, value));
      Action.Case then = new Action.Case("v%d %% 2 === 0 && v%d < 5000".formatted(i, i), List.of());
      actions.add(new Action.If(List.of(then), Optional.empty()));
    }
    return new Flow(
        "registration",
        FlowSettings.defaults(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Step("start", List.of(), actions)),
        List.of(),
        List.of(),
        List.of());
  }

  private static Start start() {
    return new Start(
        "bench", "registration", Map.of("type", "keyword", "text", "register"), Map.of());
  }

  private static String id() {
    return "ses_01JD8ZT3W5Q4V7K9M2N6P8R0S1";
  }

  private double averageBytes() {
    Turn turn = registration.start(id(), start(), facts, now);
    long bytes = sessions.write(turn.session()).length;
    int waits = 1;
    for (Input answer : ANSWERS) {
      turn = registration.resume(turn.session(), answer, facts, now);
      if (turn.session().live()) {
        bytes += sessions.write(turn.session()).length;
        waits++;
      }
    }
    if (turn.session().live()) {
      throw new IllegalStateException("the conversation did not end: " + turn.events());
    }
    return (double) bytes / waits;
  }

  /** W1, the session kept in memory. */
  @Benchmark
  @OperationsPerInvocation(W1_TURNS)
  public Session w1Memory() {
    Session session = registration.start(id(), start(), facts, now).session();
    for (Input answer : ANSWERS) {
      session = registration.resume(session, answer, facts, now).session();
    }
    return session;
  }

  /** W1, the session written and read between all turns. */
  @Benchmark
  @OperationsPerInvocation(W1_TURNS)
  public byte[] w1Json() {
    byte[] stored = sessions.write(registration.start(id(), start(), facts, now).session());
    for (Input answer : ANSWERS) {
      Session session = sessions.read(stored);
      stored = sessions.write(registration.resume(session, answer, facts, now).session());
    }
    return stored;
  }

  /** W2: 25 set and 25 if in one turn. */
  @Benchmark
  @OperationsPerInvocation(W2_NODES)
  public Turn w2() {
    return branches.start(id(), start(), facts, now);
  }
}
