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
import org.jspecify.annotations.Nullable;

/**
 * Picks the flow that a message starts: keywords first (exact before word, prefix, pattern; the
 * longest first), then a bot keyword that leads to a flow, then first contact, then any message;
 * ties by flow id.
 */
final class Router {
  private static final int EXACT = 0;
  private static final int WORD = 1;
  private static final int PREFIX = 2;
  private static final int PATTERN = 3;
  private static final int BOT_KEYWORD = 4;
  private static final int FIRST = 5;
  private static final int ANY = 6;

  /**
   * One way to start a flow.
   *
   * @param rank kinds in their order
   * @param word the folded keyword; empty for others
   * @param keyword the keyword as the author wrote it
   */
  private record Route(
      int rank, String word, String keyword, String flow, @Nullable Program when) {}

  private final List<Route> routes = new ArrayList<>();

  Router(Bot bot, Evaluator evaluator) {
    for (Flow flow : bot.flows()) {
      Expressions expressions = new Expressions(evaluator, Map.of(), flow.id());
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
          keyword.words().stream()
              .map(w -> new Route(rank(keyword.match()), Keywords.fold(w), w, flow, when))
              .forEach(routes::add);
      case Trigger.First first -> routes.add(new Route(FIRST, "", "", flow, when));
      case Trigger.Any any -> routes.add(new Route(ANY, "", "", flow, when));
      case Trigger.Button button -> throw cannot(button);
      case Trigger.Ad ad -> throw cannot(ad);
      case Trigger.OptIn in -> throw cannot(in);
      case Trigger.OptOut out -> throw cannot(out);
      case Trigger.Order order -> throw cannot(order);
      case Trigger.Api api -> throw cannot(api);
    }
  }

  private static IllegalArgumentException cannot(Trigger trigger) {
    return new IllegalArgumentException("this version cannot run `trigger " + trigger.word() + "`");
  }

  Optional<Start> route(
      String bot, World world, Function<Map<String, @Nullable Object>, Env> envs) {
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
    return ownButton || message instanceof Incoming.Other ? "" : Keywords.fold(message.text());
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
    return switch (route.rank()) {
      case FIRST -> world.facts().firstContact();
      case ANY -> true;
      case BOT_KEYWORD -> !folded.isEmpty() && folded.equals(route.word());
      default -> !folded.isEmpty() && wordMatches(route, folded);
    };
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
    String type =
        switch (route.rank()) {
          case FIRST -> "first";
          case ANY -> "any";
          default -> "keyword";
        };
    Map<String, @Nullable Object> trigger = new LinkedHashMap<>(world.trigger(type));
    if (type.equals("keyword")) {
      trigger.put("keyword", route.keyword());
    }
    return trigger;
  }
}
