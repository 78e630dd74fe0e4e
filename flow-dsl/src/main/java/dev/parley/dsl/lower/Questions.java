package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Clause;
import dev.parley.dsl.syntax.Stmt;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.Check;
import dev.parley.flow.model.FormCta;
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
    Clauses clauses = new Clauses(spot, ask.clauses());
    Types types = new Types(faults);
    return new Action.Ask(
        spot.in("save").name(ask.save()),
        ask.type().flatMap(t -> types.asked(t, spot.in("valueType"))),
        clauses.prompt(ask),
        new AnswerRules(clauses.checks, clauses.parse, clauses.skip, clauses.hint),
        clauses.form,
        clauses.waits.rules());
  }

  /** The clauses of one question. */
  private final class Clauses {
    private final Spot spot;
    private final Once once = new Once("this `ask`", faults);
    private final Parts parts;
    private final Waits waits;
    private final List<Check> checks = new ArrayList<>();
    private final List<String> skip = new ArrayList<>();
    private Optional<String> parse = Optional.empty();
    private Optional<String> hint = Optional.empty();
    private Optional<String> header = Optional.empty();
    private Optional<String> footer = Optional.empty();
    private Optional<FormCta> form = Optional.empty();

    Clauses(Spot spot, Tree.Body<Clause.OfAsk> clauses) {
      this.spot = spot;
      this.parts = new Parts(spot, clauses);
      this.waits = new Waits(faults, new Targets(faults, actions));
      clauses.items().forEach(this::take);
      parts.close(Order.ASK);
    }

    private void take(Clause.OfAsk clause) {
      switch (clause) {
        case Clause.Check check -> check(check);
        case Clause.Skip s when once.first("skip", s) -> skip(s, parts.at(s, "skip"));
        case Clause.Parse p when once.first("parse", p) ->
            parse = Optional.of(parts.at(p, "parse").js(p.value()));
        case Clause.Hint h when once.first("hint", h) ->
            hint = Optional.of(parts.at(h, "hint").text(h.text()));
        case Clause.Header h when once.first("header", h) ->
            header = around("header", h.text(), parts.at(h, "header"));
        case Clause.Footer f when once.first("footer", f) ->
            footer = around("footer", f.text(), parts.at(f, "footer"));
        case Clause.Retry r when once.first("retry", r) -> waits.retry(r, parts.at(r, "retry"));
        case Clause.Timeout t when once.first("timeout", t) ->
            waits.timeout(t, parts.at(t, "timeout"));
        case Clause.Was w when once.first("was", w) -> waits.was(w, parts.at(w, "was"));
        case Clause.OpenForm f when once.first("cta", f) -> form(f, parts.at(f, "cta"));
        case Clause.OfAsk other -> {} // broken, or there twice: reported
      }
    }

    private void check(Clause.Check check) {
      Spot at = parts.at(check, "checks", checks.size()).at(check.range());
      checks.add(new Check(at.in("js").js(check.when()), at.in("else").text(check.otherwise())));
    }

    private void skip(Clause.Skip clause, Spot spot) {
      clause.words().forEach(word -> skip.add(spot.in(skip.size()).string(word)));
    }

    private void form(Clause.OpenForm clause, Spot at) {
      at.at(clause.range());
      form =
          Optional.of(
              new FormCta(
                  at.in("label").text(clause.label()),
                  clause.screen().map(at.in("screen")::string),
                  clause.data().map(at.in("data")::js)));
    }

    private Optional<String> around(String word, Tree.Text text, Spot at) {
      faults.notShownOnQuestion(word, text.range());
      return Optional.of(at.text(text));
    }

    Prompt prompt(Stmt.Ask ask) {
      return new Prompt(
          spot.in("text").text(ask.text()), Actions.tag(ask.tag(), spot), header, footer);
    }
  }
}
