package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Clause;
import dev.parley.flow.model.Delay;
import dev.parley.flow.model.Retry;
import dev.parley.flow.model.Timeout;
import dev.parley.flow.model.WaitRules;
import java.util.Optional;

/** Collects what bounds a wait: the clauses that questions and choices share. */
final class Waits {
  private final Faults faults;
  private final Targets targets;
  private Optional<Retry> retry = Optional.empty();
  private Optional<Timeout> timeout = Optional.empty();
  private Optional<String> was = Optional.empty();

  Waits(Faults faults, Targets targets) {
    this.faults = faults;
    this.targets = targets;
  }

  void retry(Clause.Retry clause, Spot at) {
    at.at(clause, clause.times().range());
    int times = faults.atLeastOne("retry", clause.times());
    retry = Optional.of(new Retry(times, targets.target(clause.target(), at)));
  }

  void timeout(Clause.Timeout clause, Spot at) {
    at.at(clause, clause.after().range());
    at.in("after").at(clause.after().range());
    Delay after = faults.delay(clause.after());
    timeout = Optional.of(new Timeout(after, targets.target(clause.target(), at)));
  }

  void was(Clause.Was clause, Spot at) {
    was = Optional.of(at.name(clause.name()));
  }

  WaitRules rules() {
    return new WaitRules(retry, timeout, was);
  }
}
