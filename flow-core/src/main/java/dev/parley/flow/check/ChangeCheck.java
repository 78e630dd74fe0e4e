package dev.parley.flow.check;

import dev.parley.flow.check.Problem.Place;
import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.engine.Event.Rule;
import dev.parley.flow.engine.Fate;
import dev.parley.flow.engine.StopNames;
import dev.parley.flow.engine.Succession;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a new release of a bot does to people inside the former: places where they may rest
 * that were taken away or ask for something else now, without a word of where to go (FLW2501).
 */
public final class ChangeCheck {
  private static final String CODE = "FLW2501";

  private final Succession change;
  private final Places before;
  private final Places now;

  private ChangeCheck(Succession change) {
    this.change = change;
    this.before = new Places(change.from().source());
    this.now = new Places(change.to().source());
  }

  /**
   * A problem of one of the two releases.
   *
   * @param former whether its place is in the former release, for it is gone in the new one
   * @param fate what becomes of people there
   */
  public record Found(boolean former, Fate fate, Problem problem) {}

  /** What is wrong with a change, in the order of the flows' texts. */
  public static List<Found> check(CompiledBot from, CompiledBot to) {
    return new ChangeCheck(new Succession(from, to)).found();
  }

  private List<Found> found() {
    List<Found> found = new ArrayList<>();
    for (Fate fate : change.fates()) {
      if (!fate.smooth() && !change.declared(fate)) {
        found.add(fate.rule() == Rule.RESHAPED ? reshaped(fate) : gone(fate));
      }
    }
    Comparator<Found> flows = Comparator.comparing(one -> one.problem().place().flow());
    found.sort(flows.thenComparing(one -> one.problem().place(), PlaceOrder.COMPARATOR));
    Set<String> known = new HashSet<>();
    // Every flow has the places of the bot's handlers.
    found.removeIf(one ->
        one.problem().place().flow().isEmpty() && !known.add(one.problem().place().pointer()));
    return List.copyOf(found);
  }

  private Found reshaped(Fate fate) {
    String message =
        "`%s` of flow `%s` asks for something else now".formatted(fate.place(), fate.flow());
    Place place = now.of(fate.flow(), fate.placeNow());
    Issue issue =
        Issue.error(CODE, place, message)
            .help("Whoever waits there is asked again; what they have answered before stays.")
            .help("Give it a new name and `was %s` if that is meant.".formatted(name(fate)));
    return new Found(false, fate, issue.problem());
  }

  private Found gone(Fate fate) {
    String then =
        fate.rule() == Rule.RESTARTED
            ? "their step `%s` begins again".formatted(fate.placeNow())
            : "their conversation ends";
    String message =
        "`%s` of flow `%s` is gone, and people may wait there: %s"
            .formatted(fate.place(), fate.flow(), then);
    Place place = before.of(fate.flow(), fate.place());
    Issue issue = Issue.error(CODE, place, message);
    if (change.to().has(fate.flow())) {
      issue.help(
          "Write `was %s` where it went, or `on migrate %s` in the flow for those who wait there."
              .formatted(name(fate), step(fate)));
    } else {
      issue.help("The whole flow is gone: keep it until nobody is inside it any more.");
    }
    return new Found(true, fate, issue.problem());
  }

  private static String name(Fate fate) {
    return fate.place().substring(fate.place().indexOf('/') + 1);
  }

  private static String step(Fate fate) {
    return fate.place().substring(0, fate.place().indexOf('/'));
  }

  /** Where the places of a bot stand in its files. */
  private static final class Places {
    private final Map<String, Map<String, Place>> places = new HashMap<>();

    Places(Bot bot) {
      Outlines outlines = new Outlines(bot);
      for (Flow flow : bot.flows()) {
        StopNames names = new StopNames(flow.id());
        Map<String, Place> of = places.computeIfAbsent(flow.id(), id -> new HashMap<>());
        read(flow, outlines.of(flow), new Named(names, "on:", of));
        read(outlines.itself(), outlines.of(outlines.itself()), new Named(names, "bot:", of));
      }
    }

    private record Named(StopNames names, String prefix, Map<String, Place> places) {}

    private static void read(Flow flow, Outline outline, Named into) {
      for (Outline.Placed placed : outline.actions) {
        into.names().name(scope(flow, placed, into.prefix()), placed.action());
        into.names()
            .find(placed.action())
            .ifPresent(id -> into.places().put(id, Place.of(flow.id(), placed.pointer())));
      }
    }

    private static String scope(Flow flow, Outline.Placed placed, String prefix) {
      String[] parts = placed.pointer().split("/", 4);
      if (!parts[1].equals("handlers")) {
        return placed.scope();
      }
      Handler handler = flow.handlers().get(Integer.parseInt(parts[2]));
      return prefix + StopNames.of(handler);
    }

    Place of(String flow, String id) {
      return Optional.ofNullable(places.get(flow))
          .map(of -> of.get(id))
          .orElseGet(() -> Place.of(flow, ""));
    }
  }
}
