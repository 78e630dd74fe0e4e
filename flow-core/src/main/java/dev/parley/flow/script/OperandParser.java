package dev.parley.flow.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads values and what follows them directly: members, indexes, calls. */
final class OperandParser {
  private final ExpressionParser parser;
  private final Cursor in;
  private final Brackets brackets;
  private final LiteralParser literals;

  OperandParser(ExpressionParser parser) {
    this.parser = parser;
    this.in = parser.in;
    this.brackets = parser.brackets;
    this.literals = new LiteralParser(parser);
  }

  /** postfix = operand { "." name | "?." … | "[" expression "]" | "(" arguments ")" }. */
  Expr postfix() {
    Expr target = operand();
    boolean optional = false;
    while (brackets.more()) {
      Optional<Expr> next = continued(target);
      if (next.isEmpty()) {
        break;
      }
      target = next.get();
      optional |= isOptional(target);
    }
    return optional ? new Expr.Chain(target, target.start(), target.end()) : target;
  }

  private static boolean isOptional(Expr e) {
    return switch (e) {
      case Expr.Member m -> m.optional();
      case Expr.Index i -> i.optional();
      case Expr.Call c -> c.optional();
      default -> false;
    };
  }

  /** The target with one more access, or empty if nothing continues it. */
  private Optional<Expr> continued(Expr target) {
    char next = in.peek(1);
    return switch (in.peek()) {
      case '.' -> when(!Chars.isDigit(next) && next != '.', () -> member(target, 1));
      case '?' -> when(next == '.' && !Chars.isDigit(in.peek(2)), () -> chained(target));
      case '[' -> Optional.of(index(target, false));
      case '(' -> Optional.of(call(target, false));
      case '`' -> Optional.of(refuseTag(target));
      case '+', '-' -> when(next == in.peek(), () -> refuseStep(target));
      default -> Optional.empty();
    };
  }

  private static Optional<Expr> when(boolean continues, Supplier<Expr> reading) {
    return continues ? Optional.of(reading.get()) : Optional.empty();
  }

  private Expr member(Expr target, int signLength) {
    in.take(signLength);
    in.skipLines();
    String name = in.peekName();
    if (name.isEmpty()) {
      in.report(
          ScriptProblem.notAllowed(
              "After `" + in.lastTaken() + "` a name is missing.", in.lastEnd(), in.lastEnd()));
      return new Expr.Bad(target.start(), in.lastEnd());
    }
    in.take(name.length());
    return new Expr.Member(target, name, signLength == 2, target.start(), in.lastEnd());
  }

  private Expr chained(Expr target) {
    return switch (in.peek(2)) {
      case '[' -> {
        in.take(2);
        yield index(target, true);
      }
      case '(' -> {
        in.take(2);
        yield call(target, true);
      }
      default -> member(target, 2);
    };
  }

  private Expr index(Expr target, boolean optional) {
    int open = brackets.open(1);
    Expr index = parser.expression();
    brackets.close(']', open);
    return new Expr.Index(target, index, optional, target.start(), in.lastEnd());
  }

  private Expr call(Expr callee, boolean optional) {
    List<Expr> arguments = arguments();
    return new Expr.Call(callee, arguments, optional, callee.start(), in.lastEnd());
  }

  /** arguments = "(" [ item { "," item } ] [ "," ] ")". */
  private List<Expr> arguments() {
    int open = brackets.open(1);
    List<Expr> arguments = new ArrayList<>();
    while (in.skipLines() && in.peek() != ')') {
      arguments.add(literals.item());
      if (!in.skipLines() || in.peek() != ',') {
        break;
      }
      in.take(1);
    }
    brackets.close(')', open);
    return arguments;
  }

  private Expr refuseTag(Expr target) {
    in.notAllowed("A text in backticks cannot follow a value directly.", in.pos + 1);
    Expr text = literals.template();
    return new Expr.Bad(target.start(), text.end());
  }

  private Expr refuseStep(Expr target) {
    String sign = in.text.substring(in.pos, in.pos + 2);
    in.notAllowed("`" + sign + "` changes a variable; only `set` can do that.", in.pos + 2);
    in.take(2);
    return new Expr.Bad(target.start(), in.lastEnd());
  }

  /** operand = name | literal | "(" expression ")" | "new" … . */
  private Expr operand() {
    in.skipLines();
    char c = in.peek();
    if (Chars.isDigit(c) || (c == '.' && Chars.isDigit(in.peek(1)))) {
      return new NumberReader(in).read();
    }
    return switch (c) {
      case '"', '\'' -> new TextReader(in).quoted();
      case '`' -> literals.template();
      case '/' -> new TextReader(in).regex();
      case '[' -> literals.array();
      case '{' -> literals.object();
      case '(' -> paren();
      default -> word();
    };
  }

  private Expr paren() {
    int open = brackets.open(1);
    Expr inner = parser.expression();
    brackets.close(')', open);
    return new Expr.Paren(inner, open, in.lastEnd());
  }

  private Expr word() {
    String word = in.peekName();
    if (word.isEmpty() || Words.isStatement(word)) {
      return missing();
    }
    int start = in.pos;
    Optional<String> refusal = Words.refusal(word);
    if (refusal.isPresent()) {
      return refused(word, refusal.get());
    }
    in.take(word.length());
    if (brackets.more() && in.looking("=>")) {
      return unbracketedArrow(start);
    }
    return switch (word) {
      case "true" -> new Expr.Bool(true, start, in.lastEnd());
      case "false" -> new Expr.Bool(false, start, in.lastEnd());
      case "null" -> new Expr.Null(start, in.lastEnd());
      case "new" -> construction(start);
      default -> new Expr.Name(word, start, in.lastEnd());
    };
  }

  /** A short function as the side of an operator: what it ends with would not be clear. */
  private Expr unbracketedArrow(int start) {
    in.report(
        ScriptProblem.notAllowed("Put brackets around this short function.", start, in.pos + 2));
    in.take(2);
    return new Expr.Bad(start, parser.expression().end());
  }

  private Expr missing() {
    int at = in.lastEnd();
    String before = in.lastTaken();
    char here = in.peek();
    if (!in.atEnd() && !Chars.isNewline(here) && strayInValuePlace(here)) {
      in.notAllowed("`" + here + "` cannot begin a value.", in.pos + 1);
      return new Expr.Bad(at, at);
    }
    String message =
        before.isEmpty()
            ? "A value is missing here."
            : "A value is missing after `" + before + "`.";
    in.report(ScriptProblem.notAllowed(message, at, at));
    return new Expr.Bad(at, at);
  }

  private static boolean strayInValuePlace(char c) {
    return "=*%<>&|^?:;#@\\".indexOf(c) >= 0;
  }

  /** A word that begins something flows do not have; its rest goes with it where that is clear. */
  private Expr refused(String word, String message) {
    int start = in.pos;
    in.notAllowed(message, start + word.length());
    in.take(word.length());
    if (word.equals("function") || word.equals("class") || word.equals("async")) {
      int line = in.lineEnd(in.pos);
      int brace = in.text.indexOf('{', in.pos);
      int end = brace >= 0 && brace < line ? brackets.blockEnd(brace) : in.pos;
      in.mark(start, end);
    } else if (!word.equals("this") && !word.equals("super") && in.skipOnLine()) {
      skipValue();
    }
    return new Expr.Bad(start, in.lastEnd());
  }

  private void skipValue() {
    if (!in.peekName().isEmpty() || "([{`\"'".indexOf(in.peek()) >= 0) {
      postfix();
    }
  }

  /** construction = "new" name { "." name | "[" expression "]" } [ arguments ]. */
  private Expr construction(int start) {
    Expr callee = parser.deeper(this::operand);
    while (brackets.more()) {
      if (in.peek() == '.' && !Chars.isDigit(in.peek(1)) && in.peek(1) != '.') {
        callee = member(callee, 1);
      } else if (in.peek() == '[') {
        callee = index(callee, false);
      } else {
        break;
      }
    }
    boolean called = brackets.more() && in.peek() == '(';
    List<Expr> arguments = called ? arguments() : List.of();
    return new Expr.New(callee, arguments, start, Math.max(in.lastEnd(), callee.end()));
  }
}
