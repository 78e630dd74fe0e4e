package dev.parley.flow.script;

/** An operator before one value. */
public enum UnaryOp {
  NOT("!"),
  MINUS("-"),
  PLUS("+"),
  BIT_NOT("~"),
  TYPEOF("typeof"),
  VOID("void");

  private final String symbol;

  UnaryOp(String symbol) {
    this.symbol = symbol;
  }

  /** The operator as it is written. */
  public String symbol() {
    return symbol;
  }
}
