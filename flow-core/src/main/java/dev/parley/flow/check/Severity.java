package dev.parley.flow.check;

/** How bad a problem is. */
public enum Severity {
  /** The flow cannot be used. */
  ERROR,
  /** The flow works, but probably not as meant. */
  WARNING,
  /** Worth knowing. */
  INFO
}
