package dev.parley.flow.script;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads expressions by precedence: assignment level, operators between values, operators before.
 */
final class ExpressionParser {
  /** How deep expressions may be nested; each level takes up to two kilobytes of stack. */
  private static final int MAX_NESTING = 100;

  final Cursor in;
  final Brackets brackets;
  private final OperandParser operands;
  private final ArrowParser arrows;
  private int nesting;

  ExpressionParser(Cursor in, int depth) {
    this.in = in;
    this.brackets = new Brackets(in, depth);
    this.operands = new OperandParser(this);
    this.arrows = new ArrowParser(this);
  }

  /** expression = arrow | conditional. */
  Expr expression() {
    return deeper(() -> {
      in.skipLines();
      return arrows.tryRead().orElseGet(() -> refuseAssignment(conditional()));
    });
  }

  /** Reads something one level deeper. */
  Expr deeper(Supplier<Expr> reading) {
    if (tooDeep()) {
      return new Expr.Bad(in.lastEnd(), in.lastEnd());
    }
    nesting++;
    Expr result = reading.get();
    nesting--;
    return result;
  }

  private boolean tooDeep() {
    if (nesting < MAX_NESTING) {
      return false;
    }
    in.skipLines();
    in.notAllowed("This expression is nested too deeply.", in.pos);
    in.giveUp();
    return true;
  }

  /** Reports `a = b`, `a += b` and `a.b => c`, and reads on behind them as one mistake. */
  private Expr refuseAssignment(Expr left) {
    if (!brackets.more()) {
      return left;
    }
    int sign = Operators.assignmentLength(in);
    if (sign > 0) {
      reportAssignment(sign);
      in.take(sign);
      return new Expr.Bad(left.start(), expression().end());
    }
    if (in.looking("=>")) {
      in.notAllowed(
          "Before `=>` stand names, as in `x => x + 1` or `(a, b) => a + b`.", in.pos + 2);
      in.take(2);
      return new Expr.Bad(left.start(), arrows.body().end());
    }
    return left;
  }

  private void reportAssignment(int sign) {
    String written = in.text.substring(in.pos, in.pos + sign);
    if (written.equals("=")) {
      in.report(
          new ScriptProblem(
              ScriptProblem.NOT_ALLOWED,
              "`=` changes a variable and cannot stand in an expression; `===` compares.",
              in.pos,
              in.pos + 1,
              Optional.of("===")));
    } else {
      in.notAllowed("`" + written + "` changes a variable; only `set` can do that.", in.pos + sign);
    }
  }

  /** conditional = binary [ "?" expression ":" expression ]. */
  private Expr conditional() {
    Expr condition = binary(1);
    if (!brackets.more() || in.peek() != '?' || in.looking("??=")) {
      return condition;
    }
    in.take(1);
    Expr yes = expression();
    if (!brackets.more() || in.peek() != ':') {
      in.report(
          ScriptProblem.notAllowed(
              "After `?` two values are needed, with `:` between them.",
              in.lastEnd(),
              in.lastEnd()));
      return new Expr.Bad(condition.start(), Math.max(in.lastEnd(), yes.end()));
    }
    in.take(1);
    Expr no = expression();
    return new Expr.Conditional(condition, yes, no, condition.start(), no.end());
  }

  /** binary = unary { operator binary }, for operators that bind at least as tightly as given. */
  private Expr binary(int precedence) {
    Expr left = unary();
    while (brackets.more()) {
      Optional<BinaryOp> op = Operators.at(in).filter(o -> o.precedence() >= precedence);
      if (op.isEmpty()) {
        break;
      }
      left = joined(op.get(), left);
    }
    return left;
  }

  private Expr joined(BinaryOp op, Expr left) {
    int at = in.pos;
    in.take(op.symbol().length());
    if (op == BinaryOp.POWER && left instanceof Expr.Unary) {
      in.report(
          ScriptProblem.notAllowed(
              "Put brackets around the left side of `**`: its sign could belong to either.",
              at,
              at + 2));
    }
    Expr right = deeper(() -> binary(op.rightPrecedence()));
    if (mixes(op, left) || mixes(op, right)) {
      in.report(
          ScriptProblem.notAllowed(
              "`??` next to `||` or `&&` needs brackets around one of them.",
              at,
              at + op.symbol().length()));
    }
    return new Expr.Binary(op, left, right, left.start(), right.end());
  }

  private static boolean mixes(BinaryOp op, Expr side) {
    return side instanceof Expr.Binary inner
        && inner.op().logical()
        && op.logical()
        && (op == BinaryOp.COALESCE) != (inner.op() == BinaryOp.COALESCE);
  }

  /** unary = ( "!" | "-" | "+" | "~" | "typeof" | "void" ) unary | postfix. */
  private Expr unary() {
    in.skipLines();
    if (in.looking("++") || in.looking("--")) {
      return refuseStep();
    }
    Optional<UnaryOp> op = unaryOp();
    if (op.isEmpty()) {
      return operands.postfix();
    }
    int start = in.pos;
    in.take(op.get().symbol().length());
    Expr operand = deeper(this::unary);
    return new Expr.Unary(op.get(), operand, start, Math.max(operand.end(), in.lastEnd()));
  }

  private Expr refuseStep() {
    int start = in.pos;
    in.notAllowed(
        "`" + in.text.substring(start, start + 2) + "` changes a variable; only `set` can do that.",
        start + 2);
    in.take(2);
    Expr operand = deeper(this::unary);
    return new Expr.Bad(start, Math.max(operand.end(), in.lastEnd()));
  }

  private Optional<UnaryOp> unaryOp() {
    return switch (in.peek()) {
      case '!' -> Optional.of(UnaryOp.NOT);
      case '-' -> in.peek(1) == '>' ? Optional.empty() : Optional.of(UnaryOp.MINUS);
      case '+' -> Optional.of(UnaryOp.PLUS);
      case '~' -> Optional.of(UnaryOp.BIT_NOT);
      case 't' -> in.peekName().equals("typeof") ? Optional.of(UnaryOp.TYPEOF) : Optional.empty();
      case 'v' -> in.peekName().equals("void") ? Optional.of(UnaryOp.VOID) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
