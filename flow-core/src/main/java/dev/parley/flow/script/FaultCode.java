package dev.parley.flow.script;

/** Why an expression can fail. */
public enum FaultCode {
  /** A value is not of the kind that is needed, such as a property read from null. */
  TYPE("FLW5201"),
  /** A name that nothing declares. */
  UNKNOWN_NAME("FLW5202"),
  /** The expression takes too many steps or calls itself too deeply. */
  COST_LIMIT("FLW5203"),
  /** The expression makes texts or lists that are too long. */
  SIZE_LIMIT("FLW5204"),
  /** A regular expression, a JSON text or an expression cannot be read. */
  SYNTAX("FLW5205"),
  /** A number is outside of what a function takes. */
  RANGE("FLW5206"),
  /** A part of JavaScript that the native evaluator leaves to others. */
  NOT_COVERED("FLW5207"),
  /** JavaScript that cannot run now: no worker is ready, or too many scripts run. */
  UNAVAILABLE("FLW5208");

  private final String code;

  FaultCode(String code) {
    this.code = code;
  }

  /** The code as it is printed. */
  public String code() {
    return code;
  }
}
