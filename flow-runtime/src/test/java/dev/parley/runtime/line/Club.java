package dev.parley.runtime.line;

import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Flows;
import dev.parley.flow.engine.Limits;
import dev.parley.flow.json.FlowJson;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.runtime.conversation.Bots;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/**
 * The bot that the tests of the line talk to: {@code join} asks, {@code count} goes on for ever,
 * {@code photo} sends back what it gets, {@code visit} and {@code insist} have an {@code on error}.
 */
public final class Club implements Bots {
  /** The bot's name. */
  public static final String NAME = "club";

  private final Flows flows;
  private final Engine engine;

  /** The bot, compiled. */
  public Club() {
    Bot bot =
        Bot.of(
            NAME,
            flow("count"),
            flow("insist"),
            flow("join"),
            flow("notice"),
            flow("photo"),
            flow("remind"),
            flow("visit"));
    flows = Flows.of(CompiledBot.compile(bot, "r1"));
    engine = new Engine(flows, Limits.defaults());
  }

  private static Flow flow(String name) {
    try (InputStream json = Club.class.getResourceAsStream(name + ".flow.json")) {
      return FlowJson.read(Objects.requireNonNull(json, name).readAllBytes()).orThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its only release. */
  public Flows flows() {
    return flows;
  }

  @Override
  public Engine engine(String account) {
    return engine;
  }

  @Override
  public Map<String, String> env(String account, String bot) {
    return Map.of();
  }
}
