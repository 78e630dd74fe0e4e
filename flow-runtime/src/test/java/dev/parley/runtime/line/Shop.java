package dev.parley.runtime.line;

import dev.parley.dsl.LoadedBot;
import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Flows;
import dev.parley.flow.engine.Limits;
import dev.parley.runtime.conversation.Bots;
import java.util.Map;

/** A bot whose flows are those of a test and call a service. */
final class Shop implements Bots {
  /** What must be nowhere but in the request. */
  static final String SECRET = "hush-hush";

  private final Engine engine;
  private final Map<String, String> env;

  /** A bot of these flows, which find the service's address in {@code env.API}. */
  Shop(Map<String, String> flows, String api) {
    LoadedBot loaded = dev.parley.dsl.Bots.of(Club.NAME, flows);
    CompiledBot bot =
        CompiledBot.compile(
            loaded.bot().orElseThrow(() -> new AssertionError(loaded.problems().toString())), "r1");
    engine = new Engine(Flows.of(bot), Limits.defaults());
    env = Map.of("API", api, "KEY", SECRET);
  }

  @Override
  public Engine engine(String account) {
    return engine;
  }

  @Override
  public Map<String, String> env(String account, String bot) {
    return env;
  }
}
