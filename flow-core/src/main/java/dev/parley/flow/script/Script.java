package dev.parley.flow.script;

import dev.parley.flow.script.lib.Globals;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads expressions and texts. An expression is the expression part of JavaScript and needs no
 * delimiters: it ends at the first thing that cannot continue it.
 *
 * <pre>{@code
 * Parsed parsed = Script.parse("total > 20 { say \"Thanks\" }", 0);
 * parsed.end();       // 10: the brace cannot continue the expression
 * parsed.problems();  // none
 * }</pre>
 *
 * <p>Reading never throws and never runs on: whatever is wrong is a problem in the result, and the
 * parts that could not be read are {@link Expr.Bad} in the tree.
 */
public final class Script {
  private Script() {}

  /** Reads the expression that begins at {@code start}, outside of all brackets. */
  public static Parsed parse(CharSequence source, int start) {
    return read(source, start, 0);
  }

  /**
   * Reads the expression inside <code>${ }</code>, beginning after the opening brace. Lines may end
   * anywhere in it; the result ends before the closing brace, which is the caller's.
   */
  public static Parsed parseHole(CharSequence source, int start) {
    return read(source, start, 1);
  }

  /** Reads a text that is one expression and nothing else. */
  public static Parsed parseWhole(CharSequence source) {
    String text = source.toString();
    Cursor in = new Cursor(text, 0);
    Expr expr = new ExpressionParser(in, 0).expression();
    int end = in.lastEnd();
    refuseSemicolon(in);
    if (in.problems.isEmpty() && in.skipLines()) {
      int stray = Math.max(in.nameEnd(in.pos), in.pos + 1);
      in.notAllowed(
          "The expression ends before `" + text.substring(in.pos, stray) + "`.", text.length());
    }
    return result(expr, end, in);
  }

  /**
   * Whether a name means something in every flow without being declared: {@code Math}, {@code
   * plural}, {@code undefined} and so on. A flow's own variable of that name comes first.
   */
  public static boolean builtIn(String name) {
    return Globals.names().contains(name);
  }

  /** Reads a text in its raw form: <code>${ js }</code> is a value, everything else is text. */
  public static Template template(CharSequence raw) {
    return template(raw, name -> false);
  }

  /**
   * Reads a text like {@link #template(CharSequence)}, and also warns about {@code @name} where
   * that is the name of a variable.
   */
  public static Template template(CharSequence raw, Predicate<String> variable) {
    return new TemplateReader(raw.toString(), variable).read();
  }

  private static Parsed read(CharSequence source, int start, int depth) {
    Cursor in = new Cursor(source.toString(), start);
    ExpressionParser parser = new ExpressionParser(in, depth);
    Expr expr = parser.expression();
    int end = in.lastEnd();
    return refuseSemicolon(in) ? result(expr, in.lastEnd(), in) : result(expr, end, in);
  }

  private static boolean refuseSemicolon(Cursor in) {
    if (in.gaveUp() || !in.skipOnLine() || in.peek() != ';') {
      return false;
    }
    in.report(
        new ScriptProblem(
            ScriptProblem.NOT_ALLOWED,
            "`;` is not needed and not allowed: an expression ends with its line.",
            in.pos,
            in.pos + 1,
            Optional.of("")));
    in.take(1);
    return true;
  }

  private static Parsed result(Expr expr, int end, Cursor in) {
    if (Height.exceeds(expr, end)) {
      in.report(ScriptProblem.notAllowed("This expression is too long.", expr.start(), expr.end()));
      return new Parsed(new Expr.Bad(expr.start(), expr.end()), end, in.problems);
    }
    return new Parsed(expr, end, in.problems);
  }
}
