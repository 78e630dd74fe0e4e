package dev.parley.flow.engine;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Hours;
import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.Imports;
import dev.parley.flow.script.NativeEvaluator;
import dev.parley.flow.session.Frame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One immutable release of a bot, ready to run. Compile it once and share it: it is thread-safe and
 * holds no state of any session.
 */
public final class CompiledBot {
  private final Bot bot;
  private final String release;
  private final Map<String, CompiledFlow> flows;
  private final Router router;
  private final Phones phones;
  private final Map<String, OpeningHours> hours;
  private final Set<String> languages;
  private final Tongues tongues;
  private final boolean moves;

  private CompiledBot(Bot bot, String release, Map<String, CompiledFlow> flows, Router router) {
    this.bot = bot;
    this.tongues = Tongues.of(bot);
    this.release = release;
    this.flows = flows;
    this.router = router;
    this.phones = new Phones(bot.settings().country().orElse(""));
    this.hours = new LinkedHashMap<>();
    bot.hours().forEach(spec -> hours.put(spec.name(), hours(spec)));
    this.moves = flows.values().stream().anyMatch(flow -> flow.settings().latest());
    this.languages = new HashSet<>(bot.settings().languages());
    bot.settings().lang().ifPresent(languages::add);
  }

  private static OpeningHours hours(Hours spec) {
    return OpeningHours.parse(spec.times())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "hours `" + spec.name() + "`: cannot read `" + spec.times() + "`"));
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
   * @param evaluator what runs its expressions; for a bot with {@code use fn} one that runs
   *     JavaScript, as {@code LayeredEvaluator} does with {@code GraalEvaluator}
   * @throws IllegalArgumentException if the bot has an error; the message names flow and place
   */
  public static CompiledBot compile(Bot bot, String release, Evaluator evaluator) {
    Map<String, CompiledFlow> flows = new HashMap<>();
    Function<Flow, Evaluator> evaluators = flow -> evaluator(bot, flow, evaluator);
    Tongues tongues = Tongues.of(bot);
    for (Flow flow : bot.flows()) {
      flows.put(flow.id(), FlowCompiler.compile(bot, flow, evaluators.apply(flow), tongues));
    }
    return new CompiledBot(bot, release, flows, new Router(bot, evaluators));
  }

  /** What runs the expressions of a flow, which may call the functions that it takes. */
  private static Evaluator evaluator(Bot bot, Flow flow, Evaluator evaluator) {
    Imports functions = Functions.of(bot, flow);
    return functions.functions().isEmpty() ? evaluator : evaluator.importing(functions);
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

  boolean hasAll(List<Frame> frames) {
    for (Frame frame : frames) {
      if (!has(frame.flow())) {
        return false;
      }
    }
    return true;
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

  /** Whether sessions of any of its flows move to a new release. */
  boolean moves() {
    return moves;
  }

  /** Readers of phone numbers. */
  Phones phones() {
    return phones;
  }

  /** Opening hours by name. */
  Map<String, OpeningHours> hours() {
    return hours;
  }

  /** Whether texts can be in this language. */
  boolean speaks(String lang) {
    return languages.contains(lang) || (!tongues.none() && tongues.find(lang) != Tongues.UNKNOWN);
  }

  /** The languages of its translations and of the texts they were made from. */
  Tongues tongues() {
    return tongues;
  }
}
