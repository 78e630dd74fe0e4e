package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Clause;
import dev.parley.dsl.syntax.Stmt;
import dev.parley.dsl.syntax.Tree;
import dev.parley.dsl.syntax.Words;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.TemplateFill;

/** Messages of the model that are no plain text as statements of a tree. */
final class RaisedSends {
  private RaisedSends() {}

  static Stmt media(Action.SendMedia send, At at) {
    return new Stmt.Send(
        Words.Media.valueOf(send.kind().name()),
        Leaf.js(send.js()),
        Leaf.text(send.caption()),
        Leaf.text(send.filename()),
        at.place());
  }

  static Stmt card(Action.SendCard send, At at) {
    return new Stmt.SendArgs(
        Words.Media.valueOf(send.kind().name()), Leaf.args(send.fields()), at.place());
  }

  static Stmt template(Action.Template template, At at) {
    TemplateFill fill = template.fill();
    At.Items<Clause.OfTemplate> clauses = new At.Items<>();
    clauses.add(
        "header",
        fill.header().map(js -> new Clause.TemplateHeader(Leaf.js(js), at.in("header").place())));
    if (!fill.body().isEmpty()) {
      clauses.add(
          "body", new Clause.TemplateBody(Leaf.scripts(fill.body()), at.in("body").place()));
    }
    for (int i = 0; i < fill.buttons().size(); i++) {
      TemplateFill.Button button = fill.buttons().get(i);
      clauses.add(
          "buttons",
          new Clause.TemplateButton(
              Tree.Int.of(button.index()), Leaf.js(button.js()), at.in("buttons").in(i).place()));
    }
    return new Stmt.Template(
        Leaf.name(template.name()), Leaf.name(template.language()), at.body(clauses), at.place());
  }
}
