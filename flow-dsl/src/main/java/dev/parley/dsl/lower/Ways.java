package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Clause;
import dev.parley.dsl.syntax.Stmt;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Arm;
import dev.parley.flow.model.MatchCase;
import dev.parley.flow.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What parts ways, and what waits for something else than an answer. */
final class Ways {
  private final Faults faults;
  private final Targets targets;

  Ways(Faults faults, Actions actions) {
    this.faults = faults;
    this.targets = new Targets(faults, actions);
  }

  Action match(Stmt.Match match, Spot spot) {
    spot.at(match, match.subject().range());
    List<MatchCase> cases = new ArrayList<>();
    Optional<Target> otherwise = Optional.empty();
    Once once = new Once("this `match`", faults);
    Parts parts = new Parts(spot, match.cases());
    for (Clause.OfMatch clause : match.cases().items()) {
      switch (clause) {
        case Clause.Case one -> {
          Spot at = parts.at(one, "cases", cases.size());
          matchCase(one, at).ifPresent(cases::add);
        }
        case Clause.Else other when once.first("else", other) ->
            otherwise = targets.inFlow(other.target(), parts.at(other, "else").at(other.range()));
        case Clause.Else other -> {}
        case Clause.Broken broken -> {}
      }
    }
    parts.close(Order.MATCH);
    return new Action.Match(spot.in("js").js(match.subject()), cases, otherwise);
  }

  private Optional<MatchCase> matchCase(Clause.Case one, Spot spot) {
    spot.at(one, one.values().getLast().range());
    List<String> values = new ArrayList<>();
    for (Tree.Js value : one.values()) {
      values.add(spot.in("values").in(values.size()).js(value));
    }
    return targets.inFlow(one.target(), spot).map(target -> new MatchCase(values, target));
  }

  Action split(Stmt.Split split, Spot spot) {
    spot.at(split, split.save().range());
    List<Arm> arms = new ArrayList<>();
    Parts parts = new Parts(spot, split.arms());
    for (Clause.OfSplit clause : split.arms().items()) {
      if (clause instanceof Clause.Arm arm) {
        Spot at = parts.at(arm, "arms", arms.size()).at(arm, arm.name().range());
        at.in("weight").at(arm.weight().range());
        String id = at.in("id").name(arm.name());
        targets
            .inFlow(arm.target(), at)
            .ifPresent(target -> arms.add(new Arm(arm.weight().value(), id, target)));
      }
    }
    return new Action.Split(spot.in("save").name(split.save()), arms);
  }

  Action handoff(Stmt.Handoff handoff, Spot spot) {
    spot.at(handoff, handoff.note().orElse(handoff.team()).range());
    return new Action.Handoff(
        spot.in("queue").text(handoff.team()),
        handoff.note().map(spot.in("note")::text),
        targets.target(handoff.resume(), spot.in("resume")));
  }

  Action pause(Stmt.Pause pause, Spot spot) {
    spot.at(pause.range());
    spot.in("for").at(pause.duration().range());
    return new Action.Pause(new Action.PauseEnd.After(faults.delay(pause.duration())));
  }

  static Action pause(Stmt.PauseUntil pause, Spot spot) {
    spot.at(pause.range());
    return new Action.Pause(new Action.PauseEnd.Until(spot.in("until").js(pause.when())));
  }
}
