package dev.parley.flow.script;

/** An operator between two values, with how tightly it binds. */
public enum BinaryOp {
  COALESCE("??", 1),
  OR("||", 2),
  AND("&&", 3),
  BIT_OR("|", 4),
  BIT_XOR("^", 5),
  BIT_AND("&", 6),
  STRICT_EQUAL("===", 7),
  STRICT_NOT_EQUAL("!==", 7),
  EQUAL("==", 7),
  NOT_EQUAL("!=", 7),
  LESS_OR_EQUAL("<=", 8),
  GREATER_OR_EQUAL(">=", 8),
  LESS("<", 8),
  GREATER(">", 8),
  IN("in", 8),
  INSTANCEOF("instanceof", 8),
  SHIFT_LEFT("<<", 9),
  SHIFT_RIGHT_UNSIGNED(">>>", 9),
  SHIFT_RIGHT(">>", 9),
  ADD("+", 10),
  SUBTRACT("-", 10),
  POWER("**", 12),
  MULTIPLY("*", 11),
  DIVIDE("/", 11),
  REMAINDER("%", 11);

  private final String symbol;
  private final int precedence;

  BinaryOp(String symbol, int precedence) {
    this.symbol = symbol;
    this.precedence = precedence;
  }

  /** The operator as it is written. */
  public String symbol() {
    return symbol;
  }

  /** How tightly it binds; a higher number binds tighter. */
  public int precedence() {
    return precedence;
  }

  /** Whether the right side is evaluated only when the left side does not decide. */
  public boolean logical() {
    return this == COALESCE || this == OR || this == AND;
  }

  /** The lowest precedence that its right side may have. */
  int rightPrecedence() {
    return this == POWER ? precedence : precedence + 1;
  }
}
