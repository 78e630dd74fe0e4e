package dev.parley.flow.script.graal;

import dev.parley.flow.script.BinaryOp;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.Json;
import dev.parley.flow.script.Pattern;
import dev.parley.flow.script.ScriptFault;
import java.util.List;
import java.util.Optional;

/** Writes a tree as JavaScript, with brackets around everything. */
final class JsText {
  private final StringBuilder out = new StringBuilder();
  private final String power;

  private JsText(String power) {
    this.power = power;
  }

  /**
   * The expression; {@code power} is the name of the function that stands for {@code **}, whose
   * last digit GraalJS has otherwise.
   */
  static String of(Expr expr, String power) {
    JsText text = new JsText(power);
    text.write(expr);
    return text.out.toString();
  }

  private void write(Expr expr) {
    switch (expr) {
      case Expr.Name e -> out.append(e.name());
      case Expr.Num e -> number(e.value());
      case Expr.BigInt e -> out.append('(').append(e.digits()).append("n)");
      case Expr.Str e -> out.append(Json.stringify(e.value()));
      case Expr.Bool e -> out.append(e.value());
      case Expr.Null e -> out.append("null");
      case Expr.Regex e -> out.append('/').append(e.pattern()).append('/').append(e.flags());
      case Expr.TemplateText e -> template(e);
      case Expr.ArrayOf e -> list(e.items());
      case Expr.Gap e -> {
        // Nothing stands between the two commas.
      }
      case Expr.ObjectOf e -> object(e.properties());
      case Expr.Spread e -> prefixed("...", e.value());
      case Expr.Paren e -> write(e.inner());
      case Expr.Member e -> member(e);
      case Expr.Index e -> index(e);
      case Expr.Chain e -> bracketed(e.inner());
      case Expr.Call e -> call(e);
      case Expr.New e -> construct(e);
      case Expr.Unary e -> unary(e);
      case Expr.Binary e -> binary(e);
      case Expr.Conditional e -> conditional(e);
      case Expr.Arrow e -> arrow(e);
      case Expr.Bad e ->
          throw new ScriptFault(FaultCode.SYNTAX, "The expression has a mistake and cannot run.");
    }
  }

  private void construct(Expr.New e) {
    out.append("(new ");
    bracketed(e.callee());
    arguments(e.arguments());
    out.append(')');
  }

  private void unary(Expr.Unary e) {
    out.append('(').append(e.op().symbol());
    bracketed(e.operand());
    out.append(')');
  }

  private void conditional(Expr.Conditional e) {
    out.append('(');
    bracketed(e.condition());
    prefixed("?", e.yes());
    prefixed(":", e.no());
    out.append(')');
  }

  private void number(double value) {
    out.append('(').append(Double.isFinite(value) ? Json.stringify(value) : "1/0").append(')');
  }

  private void bracketed(Expr expr) {
    out.append('(');
    write(expr);
    out.append(')');
  }

  private void prefixed(String prefix, Expr expr) {
    out.append(prefix);
    bracketed(expr);
  }

  /** As in JSON, but between backticks. */
  private void template(Expr.TemplateText e) {
    out.append('`');
    for (int i = 0; i < e.texts().size(); i++) {
      String quoted = Json.stringify(e.texts().get(i));
      String inside = quoted.substring(1, quoted.length() - 1);
      out.append(inside.replace("`", "\\`").replace("${", "\\${"));
      if (i < e.values().size()) {
        out.append("${");
        write(e.values().get(i));
        out.append('}');
      }
    }
    out.append('`');
  }

  private void list(List<Expr> items) {
    out.append('[');
    separated(items);
    // A gap at the end needs its comma, or it would not count.
    out.append(!items.isEmpty() && items.getLast() instanceof Expr.Gap ? ",]" : "]");
  }

  private void arguments(List<Expr> arguments) {
    out.append('(');
    separated(arguments);
    out.append(')');
  }

  private void separated(List<Expr> items) {
    for (int i = 0; i < items.size(); i++) {
      out.append(i == 0 ? "" : ",");
      write(items.get(i));
    }
  }

  private void object(List<Expr.Property> properties) {
    out.append("({");
    for (int i = 0; i < properties.size(); i++) {
      out.append(i == 0 ? "" : ",");
      switch (properties.get(i)) {
        case Expr.NamedProperty p -> {
          String name = Json.stringify(p.name());
          // Written with a colon, this name would set the prototype instead.
          boolean special = p.shorthand() && p.name().equals("__proto__");
          prefixed(special ? "[" + name + "]:" : name + ":", p.value());
        }
        case Expr.ComputedProperty p -> {
          out.append('[');
          write(p.name());
          prefixed("]:", p.value());
        }
        case Expr.SpreadProperty p -> prefixed("...", p.value());
      }
    }
    out.append("})");
  }

  private void member(Expr.Member e) {
    write(e.target());
    out.append(e.optional() ? "?." : ".").append(e.name());
  }

  private void index(Expr.Index e) {
    write(e.target());
    out.append(e.optional() ? "?.[" : "[");
    write(e.index());
    out.append(']');
  }

  private void call(Expr.Call e) {
    boolean function = e.callee() instanceof Expr.Arrow;
    out.append(function ? "(" : "");
    write(e.callee());
    out.append(function ? ")" : "").append(e.optional() ? "?." : "");
    arguments(e.arguments());
  }

  private void binary(Expr.Binary e) {
    boolean powers = e.op() == BinaryOp.POWER;
    out.append(powers ? power : "").append('(');
    bracketed(e.left());
    out.append(powers ? "," : " " + e.op().symbol() + " ");
    bracketed(e.right());
    out.append(')');
  }

  private void arrow(Expr.Arrow e) {
    out.append("((");
    for (int i = 0; i < e.parameters().size(); i++) {
      out.append(i == 0 ? "" : ",");
      pattern(e.parameters().get(i));
    }
    prefixed(")=>", e.body());
    out.append(')');
  }

  private void pattern(Pattern pattern) {
    switch (pattern) {
      case Pattern.Bind p -> out.append(p.name());
      case Pattern.WithDefault p -> {
        pattern(p.pattern());
        prefixed("=", p.value());
      }
      case Pattern.Rest p -> {
        out.append("...");
        pattern(p.pattern());
      }
      case Pattern.ObjectPattern p -> objectPattern(p);
      case Pattern.ArrayPattern p -> arrayPattern(p);
    }
  }

  private void objectPattern(Pattern.ObjectPattern p) {
    out.append('{');
    for (Pattern.Field field : p.fields()) {
      out.append('[');
      write(field.key());
      out.append("]:");
      pattern(field.pattern());
      out.append(',');
    }
    p.rest().ifPresent(this::pattern);
    out.append('}');
  }

  private void arrayPattern(Pattern.ArrayPattern p) {
    out.append('[');
    for (Optional<Pattern> item : p.items()) {
      item.ifPresent(this::pattern);
      // The rest must be last, and nothing may stand behind it.
      boolean rest = item.isPresent() && item.get() instanceof Pattern.Rest;
      out.append(rest ? "" : ",");
    }
    out.append(']');
  }
}
