package dev.parley.flow.json;

import dev.parley.flow.session.Fault;
import dev.parley.flow.session.Frame;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import dev.parley.flow.session.Variables;
import dev.parley.flow.session.Wait;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generated sessions, and the one that workload W1 keeps between its turns. */
final class Sessions {
  private Sessions() {}

  /** The session of workload W1 before its last answer. */
  static Session registration() {
    return registration(6);
  }

  /** The session of workload W1 after so many answers; the second one failed. */
  static Session registration(int answers) {
    String[] names = {"name", "age", "city", "plan", "discount", "total", "ok"};
    Object[] answered = {"Asha Rao", 31.0, "Bengaluru", "standard", 0.15, 849.15, null};
    Object[] values = new Object[names.length];
    System.arraycopy(answered, 0, values, 0, answers);
    Map<String, Object> trigger = new LinkedHashMap<>();
    trigger.put("type", "keyword");
    trigger.put("text", "register");
    trigger.put("keyword", "register");
    String wait = answers < 6 ? "details/" + names[answers] : "confirm/ok";
    return new Session(
        "ses_01HZX3K9Q2V5",
        "shop",
        "rel_42",
        answers + 1,
        answers + 1,
        new State.Waiting(
            new Wait.Reply(wait, answers == 1 ? 1 : 0, Optional.empty(), Optional.empty())),
        List.of(new Frame("registration", Variables.wrap(names, values), "")),
        Map.of(),
        trigger,
        Optional.of(Instant.parse("2026-11-24T10:00:00.123Z")),
        false);
  }

  static Arbitrary<Session> any() {
    Arbitrary<String> ids = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(12);
    return Combinators.combine(
            ids, Arbitraries.integers().between(1, 1_000_000), states(), frames(), names(), time())
        .as((id, turn, state, frames, values, expires) ->
            new Session(
                id,
                "bot",
                "r" + id,
                turn,
                turn,
                state,
                frames,
                values,
                values,
                expires,
                turn % 3 == 0));
  }

  private static Arbitrary<State> states() {
    Arbitrary<Wait> waits =
        Combinators.combine(
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8),
                Arbitraries.integers().between(0, 9),
                time(),
                Arbitraries.strings().list().ofMaxSize(4).optional())
            .as(Sessions::wait);
    Arbitrary<Fault> faults =
        Arbitraries.strings().ofMaxLength(30).map(m -> new Fault("FLW5301", m, m));
    return Arbitraries.oneOf(
        waits.map(State.Waiting::new),
        values(2).map(State.Ended::new),
        faults.map(State.Failed::new));
  }

  private static Wait wait(
      String name, int number, Optional<Instant> at, Optional<List<String>> offered) {
    String id = "s/" + name;
    Instant time = at.orElse(Instant.EPOCH);
    return switch (number % 5) {
      case 0 -> new Wait.Call(id);
      case 1 -> new Wait.Time(id, time);
      case 2 -> new Wait.Handback(id, time);
      default -> new Wait.Reply(id, number, at, offered, offered.map(ids -> "hi"));
    };
  }

  private static Arbitrary<List<Frame>> frames() {
    return Combinators.combine(
            Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(10),
            names(),
            Arbitraries.of("", "step/run"),
            Arbitraries.integers().between(-1, 2))
        .as((flow, values, call, of) -> new Frame(flow, Variables.of(values), call, of))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static Arbitrary<Optional<Instant>> time() {
    return Arbitraries.longs().between(0, 4_102_444_800_000L).map(Instant::ofEpochMilli).optional();
  }

  /** Set values only: an unset variable is left out, so it is not there after reading. */
  private static Arbitrary<Map<String, Object>> names() {
    return Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(8), value(2)).ofMaxSize(6);
  }

  private static Arbitrary<Map<String, Object>> values(int depth) {
    return Arbitraries.maps(text().filter(Sessions::wellFormed), nullable(depth)).ofMaxSize(4);
  }

  private static Arbitrary<Object> nullable(int depth) {
    return value(depth).injectNull(0.1);
  }

  private static Arbitrary<Object> value(int depth) {
    Arbitrary<Object> leaf =
        Arbitraries.oneOf(
            text().map(t -> t),
            Arbitraries.integers().map(i -> (Object) i.doubleValue()),
            Arbitraries.doubles().ofScale(6).map(Sessions::withoutNegativeZero),
            Arbitraries.of(4.9e-324, 1e21, 1.5e300, -1e-7, 9007199254740992.0, 1e20, 1.5e18),
            Arbitraries.of(true, false));
    if (depth == 0) {
      return leaf;
    }
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(6, leaf),
        net.jqwik.api.Tuple.of(1, nullable(depth - 1).list().ofMaxSize(4).map(ArrayList::new)),
        net.jqwik.api.Tuple.of(1, values(depth - 1).map(m -> m)));
  }

  private static boolean wellFormed(String name) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(name);
  }

  private static Object withoutNegativeZero(double number) {
    return number + 0.0;
  }

  /** Every UTF-16 unit, also half an emoji: authors' expressions can cut one in two. */
  private static Arbitrary<String> text() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(12),
        Arbitraries.of("", "\ud83d", "🙂", "a\u0000\u2028\"\\/", "नमस्ते"));
  }
}
