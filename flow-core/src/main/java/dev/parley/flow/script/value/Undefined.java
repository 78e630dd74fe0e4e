package dev.parley.flow.script.value;

/** JavaScript's undefined, which inside an evaluation is another value than null. */
public enum Undefined {
  UNDEFINED;

  @Override
  public String toString() {
    return "undefined";
  }
}
