package dev.parley.flow.bench;

import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Flows;
import dev.parley.flow.engine.Limits;
import dev.parley.flow.engine.Now;
import dev.parley.flow.engine.Start;
import dev.parley.flow.engine.Turn;
import dev.parley.flow.json.FlowJson;
import dev.parley.flow.model.Bot;
import java.time.Instant;

/** What a program does that reads a flow, takes one turn and ends. */
final class FirstTurn {
  private FirstTurn() {}

  /** Fails if the flow says nothing. */
  public static void main(String[] args) {
    if (take().messages().isEmpty()) {
      throw new IllegalStateException("the flow said nothing");
    }
  }

  private static Turn take() {
    Bot bot = Bot.of("bench", FlowJson.read(Registration.FLOW).orThrow());
    Engine engine = new Engine(Flows.of(CompiledBot.compile(bot, "r1")), Limits.defaults());
    Now now = new Now(Instant.parse("2026-01-05T10:00:00Z"), 1);
    return engine.start("session-1", Start.of("bench", "registration"), Facts.none(), now);
  }
}
