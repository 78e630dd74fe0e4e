package dev.parley.dsl.test;

import dev.parley.dsl.LoadedBot;
import dev.parley.dsl.Location;
import dev.parley.flow.engine.Event;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Step;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How much of a bot its tests went through.
 *
 * @param steps how many steps and handlers there are
 * @param missed those that no test entered
 */
public record Coverage(int steps, List<Missed> missed) {
  public Coverage {
    missed = List.copyOf(missed);
  }

  /**
   * A step or handler that no test entered.
   *
   * @param flow the flow's id; the bot's id for its own handlers
   * @param name such as {@code step agent} or {@code on keyword "menu"}
   * @param place where it stands
   */
  public record Missed(String flow, String name, Location place) {}

  /** Gathers what the tests of a bot go through. */
  static final class Collector {
    private final Bot bot;
    private final LoadedBot loaded;
    private final Set<String> seen = new HashSet<>();
    private final List<Missed> missed = new ArrayList<>();
    private int parts;

    Collector(Bot bot, LoadedBot loaded) {
      this.bot = bot;
      this.loaded = loaded;
    }

    void add(List<Event> events) {
      String flow = "";
      for (Event event : events) {
        switch (event) {
          case Event.Started started -> flow = started.flow();
          case Event.StepEntered entered -> seen.add(entered.flow() + "/step/" + entered.step());
          case Event.Interrupted interrupted ->
              handled(flow, "keyword/" + fold(interrupted.keyword()));
          case Event.MediaCame media -> handled(flow, "media");
          case Event.Expired expired -> handled(flow, "expire");
          case Event.Faulted faulted -> handled(flow, "error");
          default -> {}
        }
      }
    }

    /** The flow's own handler comes before the bot's. */
    private void handled(String flow, String what) {
      boolean own =
          bot.flow(flow).stream()
              .flatMap(f -> f.handlers().stream())
              .anyMatch(handler -> keys(handler).contains(what));
      seen.add((own ? flow : "") + "/" + what);
    }

    Coverage coverage() {
      handlers("", bot.handlers());
      for (Flow flow : bot.flows()) {
        for (int i = 0; i < flow.steps().size(); i++) {
          Step step = flow.steps().get(i);
          part(flow.id(), "step " + step.name(), "/steps/" + i, Set.of("step/" + step.name()));
        }
        handlers(flow.id(), flow.handlers());
      }
      return new Coverage(parts, missed);
    }

    /** No test moves a session to another release, so {@code on migrate} is not counted. */
    private void handlers(String flow, List<Handler> handlers) {
      for (int i = 0; i < handlers.size(); i++) {
        if (handlers.get(i) instanceof Handler.OnMigrate) {
          continue;
        }
        part(flow, title(handlers.get(i)), "/handlers/" + i, keys(handlers.get(i)));
      }
    }

    private void part(String flow, String title, String pointer, Set<String> keys) {
      parts++;
      if (keys.stream().noneMatch(key -> seen.contains(flow + "/" + key))) {
        missed.add(
            new Missed(flow.isEmpty() ? bot.id() : flow, title, loaded.place(flow, pointer)));
      }
    }

    private static Set<String> keys(Handler handler) {
      return switch (handler) {
        case Handler.OnKeyword on -> {
          Set<String> keys = new HashSet<>();
          on.words().forEach(word -> keys.add("keyword/" + fold(word)));
          yield keys;
        }
        case Handler.OnError on -> Set.of("error");
        case Handler.OnExpire on -> Set.of("expire");
        case Handler.OnMedia on -> Set.of("media");
        case Handler.OnMigrate on -> Set.of("migrate/" + on.step());
      };
    }

    private static String title(Handler handler) {
      return switch (handler) {
        case Handler.OnKeyword on -> "on keyword \"" + on.words().getFirst() + "\"";
        case Handler.OnError on -> "on error";
        case Handler.OnExpire on -> "on expire";
        case Handler.OnMedia on -> "on media";
        case Handler.OnMigrate on -> "on migrate " + on.step();
      };
    }

    /** Coarser than the engine's folding, and applied to both sides. */
    private static String fold(String word) {
      return Normalizer.normalize(word, Normalizer.Form.NFKD)
          .replaceAll("[\\p{Mn}\\s]+", "")
          .toLowerCase(Locale.ROOT);
    }
  }
}
