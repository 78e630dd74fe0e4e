package dev.parley.flow.engine;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Trigger;
import dev.parley.flow.script.Env;
import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.Program;
import dev.parley.flow.script.ScriptFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Picks the flow that a message starts: a template's button, an advertisement, then orders and
 * changes of consent; then keywords (exact before word, prefix, pattern; the longest first), a bot
 * keyword that leads to a flow, first contact, any message. Ties go by flow id.
 */
final class Router {
  private static final int BUTTON = 0;
  private static final int AD = 1;
  private static final int ORDER = 2;
  private static final int OPT_IN = 3;
  private static final int OPT_OUT = 4;
  private static final int EXACT = 5;
  private static final int WORD = 6;
  private static final int PREFIX = 7;
  private static final int PATTERN = 8;
  private static final int BOT_KEYWORD = 9;
  private static final int FIRST = 10;
  private static final int ANY = 11;

  /** No message: a call of the management API. */
  private static final int API = 12;

  private static final String[] TYPES = {
    "button", "ad", "order", "optin", "optout", "keyword", "keyword", "keyword", "keyword",
    "keyword", "first", "any", "api"
  };

  /**
   * One way to start a flow.
   *
   * @param rank kinds in their order
   * @param word the folded keyword, button or pattern; empty for others
   * @param keyword the keyword as the author wrote it
   */
  private record Route(
      int rank, String word, String keyword, String flow, @Nullable Program when) {}

  private final String bot;
  private final List<Route> routes = new ArrayList<>();

  Router(Bot bot, Function<Flow, Evaluator> evaluators) {
    this.bot = bot.id();
    for (Flow flow : bot.flows()) {
      Expressions expressions = new Expressions(evaluators.apply(flow), Map.of(), flow.id());
      flow.triggers().forEach(trigger -> add(trigger, flow.id(), expressions));
    }
    for (Handler handler : bot.handlers()) {
      if (handler instanceof Handler.OnKeyword on && on.target() instanceof Target.ToFlow to) {
        on.words()
            .forEach(w -> routes.add(new Route(BOT_KEYWORD, Keywords.fold(w), w, to.id(), null)));
      }
    }
    routes.sort(
        Comparator.comparingInt(Route::rank)
            .thenComparingInt(route -> -route.word().length())
            .thenComparing(Route::flow));
  }

  private void add(Trigger trigger, String flow, Expressions expressions) {
    Program when = expressions.program(trigger.when());
    switch (trigger) {
      case Trigger.Keyword keyword ->
          keyword.words().forEach(w -> add(rank(keyword.match()), w, flow, when));
      case Trigger.Button button -> add(BUTTON, button.text(), flow, when);
      case Trigger.Ad ad -> add(AD, ad.pattern(), flow, when);
      case Trigger.Order order -> add(ORDER, "", flow, when);
      case Trigger.OptIn in -> add(OPT_IN, "", flow, when);
      case Trigger.OptOut out -> add(OPT_OUT, "", flow, when);
      case Trigger.First first -> add(FIRST, "", flow, when);
      case Trigger.Any any -> add(ANY, "", flow, when);
      case Trigger.Api api -> add(API, "", flow, when);
    }
  }

  private void add(int rank, String word, String flow, @Nullable Program when) {
    routes.add(new Route(rank, Keywords.fold(word), word, flow, when));
  }

  Optional<Start> route(World world, Function<Map<String, @Nullable Object>, Env> envs) {
    if (world.message() == null) {
      return Optional.empty();
    }
    String folded = words(world.message());
    for (Route route : routes) {
      if (matches(route, folded, world)) {
        Map<String, @Nullable Object> trigger = trigger(route, world);
        if (route.when() == null || holds(route.when(), envs.apply(trigger))) {
          return Optional.of(new Start(bot, route.flow(), trigger, Map.of()));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a flow may be started without a message. */
  boolean admits(String flow, Env env) {
    return routes.stream()
        .filter(route -> route.rank() == API && route.flow().equals(flow))
        .anyMatch(route -> route.when() == null || holds(route.when(), env));
  }

  /** Whether a trigger takes whatever comes, so that it was not meant in particular. */
  static boolean anything(Map<String, @Nullable Object> trigger) {
    return TYPES[ANY].equals(trigger.get("type")) || TYPES[FIRST].equals(trigger.get("type"));
  }

  /** A condition that cannot be evaluated does not hold: another trigger may still apply. */
  private static boolean holds(Program when, Env env) {
    try {
      return when.test(env);
    } catch (ScriptFault fault) {
      return false;
    }
  }

  /** A tap on a button of an ended session is not a keyword, whatever its title says. */
  private static String words(Incoming message) {
    boolean ownButton = message instanceof Incoming.Tap tap && Taps.decode(tap.id()).isPresent();
    boolean words = message instanceof Incoming.Text || message instanceof Incoming.Tap;
    return words && !ownButton ? Keywords.fold(message.text()) : "";
  }

  private static int rank(Trigger.Match match) {
    return switch (match) {
      case EXACT -> EXACT;
      case WORD -> WORD;
      case PREFIX -> PREFIX;
      case PATTERN -> PATTERN;
    };
  }

  private static boolean matches(Route route, String folded, World world) {
    Incoming message = world.message();
    boolean consent = message instanceof Incoming.Consent;
    return switch (route.rank()) {
      case BUTTON -> message instanceof Incoming.Tap tap && pressed(route, tap, folded);
      case AD -> world.ad().filter(ad -> came(route, ad)).isPresent();
      case ORDER -> message instanceof Incoming.Order;
      case OPT_IN -> message instanceof Incoming.Consent change && change.given();
      case OPT_OUT -> message instanceof Incoming.Consent change && !change.given();
      case FIRST -> world.facts().firstContact() && !consent;
      case ANY -> !consent;
      case API -> false;
      case BOT_KEYWORD -> !folded.isEmpty() && folded.equals(route.word());
      default -> !folded.isEmpty() && wordMatches(route, folded);
    };
  }

  /** By what the button sends or by what it says. */
  private static boolean pressed(Route route, Incoming.Tap tap, String folded) {
    return folded.equals(route.word()) || Keywords.fold(tap.id()).equals(route.word());
  }

  private static boolean came(Route route, Incoming.Ad ad) {
    return Stream.of(ad.id(), ad.headline(), ad.ref())
        .flatMap(Optional::stream)
        .anyMatch(name -> Wildcard.matches(route.word(), Keywords.fold(name)));
  }

  private static boolean wordMatches(Route route, String folded) {
    return switch (route.rank()) {
      case WORD -> containsWord(folded, route.word());
      case PREFIX -> folded.startsWith(route.word());
      case PATTERN -> Wildcard.matches(route.word(), folded);
      default -> folded.equals(route.word());
    };
  }

  private static boolean containsWord(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean opens = at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at));
      boolean closes = end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end));
      if (opens && closes) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, @Nullable Object> trigger(Route route, World world) {
    String type = TYPES[route.rank()];
    Map<String, @Nullable Object> trigger = new LinkedHashMap<>(world.trigger(type));
    if (type.equals("keyword")) {
      trigger.put("keyword", route.keyword());
    }
    return trigger;
  }
}
