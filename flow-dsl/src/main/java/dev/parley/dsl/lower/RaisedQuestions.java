package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Clause;
import dev.parley.dsl.syntax.Stmt;
import dev.parley.dsl.syntax.Tree;
import dev.parley.dsl.syntax.Words;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.ChoiceForm;
import dev.parley.flow.model.ChoiceItem;
import dev.parley.flow.model.FormCta;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.OptionsEach;
import dev.parley.flow.model.Retry;
import dev.parley.flow.model.Timeout;
import java.util.List;
import java.util.Optional;

/** Questions of the model as statements of a tree. */
final class RaisedQuestions {
  private final RaisedActions actions;

  RaisedQuestions(RaisedActions actions) {
    this.actions = actions;
  }

  Stmt ask(Action.Ask ask, At at) {
    At.Items<Clause.OfAsk> clauses =
        new At.Items<Clause.OfAsk>()
            .add("header", RaisedActions.header(ask.prompt().header(), at))
            .add("footer", RaisedActions.footer(ask.prompt().footer(), at));
    checks(ask, at, clauses);
    clauses
        .add("parse", ask.rules().parse().map(js -> parse(js, at.in("parse"))))
        .add("skip", skip(ask.rules().skip(), at.in("skip")))
        .add("hint", ask.rules().hint().map(text -> hint(text, at.in("hint"))))
        .add("cta", ask.form().map(form -> openForm(form, at.in("cta"))))
        .add("retry", ask.waiting().retry().map(retry -> retry(retry, at.in("retry"))))
        .add("timeout", ask.waiting().timeout().map(t -> timeout(t, at.in("timeout"))))
        .add("was", ask.waiting().was().map(name -> was(name, at.in("was"))));
    return new Stmt.Ask(
        Leaf.name(ask.variable()),
        ask.type().map(Leaf::type),
        Leaf.text(ask.prompt().text()),
        Leaf.name(ask.prompt().tag()),
        at.body(clauses),
        at.place());
  }

  private static void checks(Action.Ask ask, At at, At.Items<Clause.OfAsk> clauses) {
    for (int i = 0; i < ask.rules().checks().size(); i++) {
      var check = ask.rules().checks().get(i);
      clauses.add(
          "checks",
          new Clause.Check(
              Leaf.js(check.js()), Leaf.text(check.otherwise()), at.in("checks").in(i).place()));
    }
  }

  private static Clause.OfAsk parse(String js, At at) {
    return new Clause.Parse(Leaf.js(js), at.place());
  }

  private static Clause.OfAsk hint(String text, At at) {
    return new Clause.Hint(Leaf.text(text), at.place());
  }

  private static Optional<Clause.OfAsk> skip(List<String> words, At at) {
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(new Clause.Skip(Leaf.strings(words), at.place()));
  }

  private static Clause.OfAsk openForm(FormCta form, At at) {
    return new Clause.OpenForm(
        Leaf.text(form.label()), form.screen().map(Leaf::string), Leaf.js(form.data()), at.place());
  }

  private Clause.Retry retry(Retry retry, At at) {
    return new Clause.Retry(
        Tree.Int.of(retry.times()), actions.target(retry.target(), at), at.place());
  }

  private Clause.Timeout timeout(Timeout timeout, At at) {
    return new Clause.Timeout(
        Leaf.duration(timeout.after()), actions.target(timeout.target(), at), at.place());
  }

  private static Clause.Was was(String name, At at) {
    return new Clause.Was(Leaf.name(name), at.place());
  }

  Stmt choose(Action.Choose choose, At at) {
    At.Items<Clause.OfChoose> items =
        new At.Items<Clause.OfChoose>()
            .add("header", RaisedActions.header(choose.prompt().header(), at))
            .add("footer", RaisedActions.footer(choose.prompt().footer(), at));
    offers(choose.items(), at, items);
    items
        .add(
            "other",
            choose
                .other()
                .map(t ->
                    new Clause.Other(actions.target(t, at.in("other")), at.in("other").place())))
        .add("retry", choose.waiting().retry().map(retry -> retry(retry, at.in("retry"))))
        .add("timeout", choose.waiting().timeout().map(t -> timeout(t, at.in("timeout"))))
        .add("was", choose.waiting().was().map(name -> was(name, at.in("was"))))
        .add(
            "stale",
            choose
                .stale()
                .map(rule ->
                    new Clause.Stale(Words.Stale.valueOf(rule.name()), at.in("stale").place())));
    return new Stmt.Choose(
        Leaf.name(choose.variable()),
        Leaf.text(choose.prompt().text()),
        Leaf.name(choose.prompt().tag()),
        as(choose.form()),
        at.body(items),
        at.place());
  }

  private static Optional<Stmt.As> as(ChoiceForm form) {
    return form.kind()
        .map(kind -> new Stmt.As(Words.Show.valueOf(kind.name()), Leaf.text(form.label())));
  }

  private void offers(List<? extends ChoiceItem> offers, At at, At.Items<Clause.OfChoose> items) {
    for (int i = 0; i < offers.size(); i++) {
      At here = at.in("options").in(i);
      items.add(
          "options",
          switch (offers.get(i)) {
            case Option option -> option(option, here);
            case OptionsEach each -> each(each, here);
            case ChoiceItem.Section section -> section(section, here);
          });
    }
  }

  private Clause.OfChoose option(Option option, At at) {
    return new Clause.Option(
        Leaf.name(option.id()),
        Leaf.text(option.title()),
        Leaf.text(option.desc()),
        Leaf.js(option.when()),
        actions.target(option.target(), at),
        at.place());
  }

  private Clause.OfChoose each(OptionsEach each, At at) {
    return new Clause.Each(
        Leaf.name(each.variable()),
        Leaf.js(each.in()),
        Leaf.js(each.row().id()),
        Leaf.text(each.row().title()),
        Leaf.text(each.row().desc()),
        actions.target(each.target(), at),
        at.place());
  }

  private Clause.OfChoose section(ChoiceItem.Section section, At at) {
    At.Items<Clause.OfChoose> items = new At.Items<>();
    offers(section.offers(), at, items);
    Tree.Body<Clause.OfChoose> body = at.body(items);
    return new Clause.Section(Leaf.text(section.title()), body, at.place());
  }
}
