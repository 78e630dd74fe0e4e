package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Clause;
import dev.parley.dsl.syntax.Stmt;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.Check;
import dev.parley.flow.model.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ask} with its clauses. */
final class Questions {
  private final Faults faults;
  private final Actions actions;

  Questions(Faults faults, Actions actions) {
    this.faults = faults;
    this.actions = actions;
  }

  Action ask(Stmt.Ask ask, Spot spot) {
    spot.at(ask, ask.text().range());
    Clauses clauses = new Clauses(spot);
    ask.clauses().items().forEach(clauses::take);
    Types types = new Types(faults);
    return new Action.Ask(
        spot.in("save").name(ask.save()),
        ask.type().flatMap(t -> types.asked(t, spot.in("valueType"))),
        clauses.prompt(ask),
        new AnswerRules(clauses.checks, clauses.parse, clauses.skip, clauses.hint),
        Optional.empty(),
        clauses.waits.rules());
  }

  /** The clauses of one question. */
  private final class Clauses {
    private final Spot spot;
    private final Once once = new Once("this `ask`", faults);
    private final Waits waits;
    private final List<Check> checks = new ArrayList<>();
    private final List<String> skip = new ArrayList<>();
    private Optional<String> parse = Optional.empty();
    private Optional<String> hint = Optional.empty();
    private Optional<String> header = Optional.empty();
    private Optional<String> footer = Optional.empty();

    Clauses(Spot spot) {
      this.spot = spot;
      this.waits = new Waits(faults, new Targets(faults, actions), spot);
    }

    void take(Clause.OfAsk clause) {
      switch (clause) {
        case Clause.Check check -> check(check);
        case Clause.Skip words -> words.words().forEach(this::skip);
        case Clause.Parse p when once.first("parse", p) ->
            parse = Optional.of(spot.in("parse").js(p.value()));
        case Clause.Hint h when once.first("hint", h) ->
            hint = Optional.of(spot.in("hint").text(h.text()));
        case Clause.Header h when once.first("header", h) -> header = around("header", h.text());
        case Clause.Footer f when once.first("footer", f) -> footer = around("footer", f.text());
        case Clause.Retry r when once.first("retry", r) -> waits.retry(r);
        case Clause.Timeout t when once.first("timeout", t) -> waits.timeout(t);
        case Clause.Was w when once.first("was", w) -> waits.was(w);
        case Clause.OpenForm form -> faults.notYet("cta", form.range());
        case Clause.OfAsk other -> {} // broken, or there twice: reported
      }
    }

    private void check(Clause.Check check) {
      Spot at = spot.in("checks").in(checks.size()).at(check.range());
      checks.add(new Check(at.in("js").js(check.when()), at.in("else").text(check.otherwise())));
    }

    private void skip(Tree.Str word) {
      skip.add(spot.in("skip").in(skip.size()).string(word));
    }

    private Optional<String> around(String word, Tree.Text text) {
      faults.notShownOnQuestion(word, text.range());
      return Optional.of(spot.in(word).text(text));
    }

    Prompt prompt(Stmt.Ask ask) {
      return new Prompt(
          spot.in("text").text(ask.text()), Actions.tag(ask.tag(), spot), header, footer);
    }
  }
}
