package dev.parley.flow.engine;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.NativeEvaluator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One immutable release of a bot, ready to run. Compile it once and share it: it is thread-safe and
 * holds no state of any session.
 */
public final class CompiledBot {
  private final Bot bot;
  private final String release;
  private final Map<String, CompiledFlow> flows;
  private final Router router;

  private CompiledBot(Bot bot, String release, Map<String, CompiledFlow> flows, Router router) {
    this.bot = bot;
    this.release = release;
    this.flows = flows;
    this.router = router;
  }

  /**
   * Compiles a bot whose expressions run in the native evaluator.
   *
   * @param bot a bot without errors ({@code FlowCheck} finds them)
   * @param release a name for this state of the bot, kept in its sessions
   * @throws IllegalArgumentException if the bot has an error; the message names flow and place
   */
  public static CompiledBot compile(Bot bot, String release) {
    return compile(bot, release, NativeEvaluator.create());
  }

  /**
   * Compiles a bot.
   *
   * @param bot a bot without errors ({@code FlowCheck} finds them)
   * @param release a name for this state of the bot, kept in its sessions
   * @param evaluator what runs its expressions
   * @throws IllegalArgumentException if the bot has an error; the message names flow and place
   */
  public static CompiledBot compile(Bot bot, String release, Evaluator evaluator) {
    Map<String, CompiledFlow> flows = new LinkedHashMap<>();
    for (Flow flow : bot.flows()) {
      flows.put(flow.id(), FlowCompiler.compile(bot, flow, evaluator));
    }
    return new CompiledBot(bot, release, flows, new Router(bot, evaluator));
  }

  /** The bot's id. */
  public String id() {
    return bot.id();
  }

  /** The release's name. */
  public String release() {
    return release;
  }

  /** What the author wrote. */
  public Bot source() {
    return bot;
  }

  /** Whether there is a flow with this id. */
  public boolean has(String flow) {
    return flows.containsKey(flow);
  }

  CompiledFlow flow(String id) {
    CompiledFlow flow = flows.get(id);
    if (flow == null) {
      throw new IllegalArgumentException("bot `" + bot.id() + "` has no flow `" + id + "`");
    }
    return flow;
  }

  Router router() {
    return router;
  }

  String zone() {
    return bot.settings().timezone().orElse("UTC");
  }

  String country() {
    return bot.settings().country().orElse("");
  }
}
