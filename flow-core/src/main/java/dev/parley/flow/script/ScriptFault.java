package dev.parley.flow.script;

/** An expression that failed: the flow's fault, which its host turns into an event. */
public final class ScriptFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FaultCode reason;

  /** A fault with a sentence for the flow's author. */
  public ScriptFault(FaultCode reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  /** Why it failed. */
  public FaultCode reason() {
    return reason;
  }

  /** The code as it is printed, such as {@code FLW5201}. */
  public String code() {
    return reason.code();
  }

  /** The sentence for the flow's author. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
