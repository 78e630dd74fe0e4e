package dev.parley.dsl.test;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Turn;
import dev.parley.flow.model.TestLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The messages of a test that cannot be sent: those whose text a {@code mock send} line fits. */
final class Refusals {
  private final List<TestLine.MockSend> lines = new ArrayList<>();
  private final Set<TestLine.MockSend> used = new HashSet<>();

  /** Such messages cannot be sent from now on. */
  void add(TestLine.MockSend line) {
    lines.add(line);
  }

  /** What the flow is to be told about its turn, in the order of the messages. */
  List<Input.SendRefused> of(Turn turn) {
    List<Input.SendRefused> refused = new ArrayList<>();
    for (Effect effect : turn.effects()) {
      if (effect instanceof Effect.Send send) {
        fitting(send).map(line -> refused(turn, send, line)).ifPresent(refused::add);
      }
    }
    return refused;
  }

  private Optional<TestLine.MockSend> fitting(Effect.Send send) {
    Optional<TestLine.MockSend> fitting =
        lines.stream()
            .filter(line -> new Wildcard(line.pattern()).matches(send.message().body()))
            .findFirst();
    fitting.ifPresent(used::add);
    return fitting;
  }

  private static Input.SendRefused refused(Turn turn, Effect.Send send, TestLine.MockSend line) {
    return new Input.SendRefused(
        turn.session().token(),
        send.id(),
        Input.Refusal.valueOf(line.reason().toUpperCase(Locale.ROOT)),
        "the test says that it cannot be sent");
  }

  /** The lines that no message fitted. */
  List<TestLine> unused() {
    return lines.stream().filter(line -> !used.contains(line)).map(TestLine.class::cast).toList();
  }
}
