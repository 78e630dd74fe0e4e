package dev.parley.runtime.bot;

import dev.parley.flow.check.ChangeCheck;
import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.engine.Event.Rule;
import dev.parley.flow.engine.Fate;
import dev.parley.flow.engine.Succession;
import dev.parley.runtime.conversation.Standing;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a publish would do to everybody inside the bot.
 *
 * @param people how many move by which rule, at their next message
 * @param staying how many stay in the release that they began with
 * @param places where something changes for somebody, or would if they moved
 * @param problems places that are lost or changed without a word
 */
record PublishPlan(
    Map<Rule, Long> people, long staying, List<Affected> places, List<ChangeCheck.Found> problems) {
  /**
   * A place that is not what it was.
   *
   * @param moving how many people there will move
   * @param staying how many people there stay in their release
   */
  record Affected(Fate fate, long moving, long staying) {
    private Affected with(Affected other) {
      return new Affected(fate, moving + other.moving, staying + other.staying);
    }
  }

  /** How many people lose their place, or are asked something else, at their next message. */
  long stranded() {
    return people.getOrDefault(Rule.LOST, 0L)
        + people.getOrDefault(Rule.RESTARTED, 0L)
        + people.getOrDefault(Rule.RESHAPED, 0L);
  }

  /**
   * The plan.
   *
   * @param current the release that new sessions use now, if there is one
   * @param next what would take over
   * @param standing everybody inside the bot
   * @param releases finds a release that people are in
   */
  static PublishPlan of(
      Optional<CompiledBot> current,
      CompiledBot next,
      List<Standing> standing,
      Function<String, Optional<CompiledBot>> releases) {
    Tally tally = new Tally();
    current.ifPresent(now ->
        new Succession(now, next)
            .fates().stream()
                .filter(fate -> fate.rule() != Rule.SAME)
                .forEach(fate -> tally.place(new Affected(fate, 0, 0))));
    for (Standing group : standing) {
      releases
          .apply(group.example().release())
          .ifPresentOrElse(
              in -> tally.count(new Succession(in, next), group), () -> tally.stays(group));
    }
    return new PublishPlan(
        tally.people,
        tally.staying,
        List.copyOf(tally.places.values()),
        current.map(now -> ChangeCheck.check(now, next)).orElse(List.of()));
  }

  /** The people, while they are counted. */
  private static final class Tally {
    private final Map<Rule, Long> people = new EnumMap<>(Rule.class);
    private final Map<Fate, Affected> places = new LinkedHashMap<>();
    private long staying;

    void stays(Standing group) {
      staying += group.people();
    }

    void place(Affected affected) {
      places.merge(affected.fate(), affected, Affected::with);
    }

    void count(Succession change, Standing group) {
      Fate fate = change.of(group.example());
      boolean moves = change.moves(group.example().frames().getFirst().flow());
      if (moves) {
        people.merge(fate.rule(), group.people(), Long::sum);
      } else {
        stays(group);
      }
      if (fate.rule() != Rule.SAME) {
        long moving = moves ? group.people() : 0;
        place(new Affected(fate, moving, group.people() - moving));
      }
    }
  }
}
