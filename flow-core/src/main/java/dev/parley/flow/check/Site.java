package dev.parley.flow.check;

import dev.parley.flow.check.Problem.Place;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.Parsed;
import dev.parley.flow.script.Script;
import dev.parley.flow.script.ScriptProblem;
import dev.parley.flow.script.Template;
import java.util.List;
import java.util.Optional;

/**
 * An expression or text of a flow, read once, with its address.
 *
 * @param pointer its JSON pointer
 * @param source what the author wrote
 * @param template the text's parts; empty for an expression
 * @param exprs the expression, or those that a text holds
 * @param problems what is wrong with its form
 */
record Site(
    String pointer,
    String source,
    Optional<Template> template,
    List<Expr> exprs,
    List<ScriptProblem> problems) {

  static Site expression(String pointer, String js) {
    Parsed parsed = Script.parseWhole(js);
    return new Site(pointer, js, Optional.empty(), List.of(parsed.expr()), parsed.problems());
  }

  static Site text(String pointer, String raw) {
    Template template = Script.template(raw);
    List<Expr> holes =
        template.parts().stream()
            .filter(Template.Hole.class::isInstance)
            .map(part -> ((Template.Hole) part).expr())
            .toList();
    return new Site(pointer, raw, Optional.of(template), holes, template.problems());
  }

  /** The place of a part of it. */
  Place place(String flow, Expr part) {
    return new Place(flow, pointer, part.start(), part.end());
  }
}
