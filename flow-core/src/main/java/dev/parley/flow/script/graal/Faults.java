package dev.parley.flow.script.graal;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import java.util.Map;
import org.graalvm.polyglot.PolyglotException;

/** Turns what GraalJS throws into the faults that the native evaluator has for the same. */
final class Faults {
  private static final int LONGEST = 200;
  private static final Map<String, FaultCode> KINDS =
      Map.of(
          "TypeError", FaultCode.TYPE,
          "ReferenceError", FaultCode.UNKNOWN_NAME,
          "SyntaxError", FaultCode.SYNTAX,
          "RangeError", FaultCode.RANGE,
          "URIError", FaultCode.RANGE,
          "EvalError", FaultCode.NOT_COVERED);

  private Faults() {}

  static ScriptFault of(PolyglotException e) {
    if (e.isHostException() && e.asHostException() instanceof ScriptFault fault) {
      return fault;
    }
    if (e.isResourceExhausted() || e.isCancelled() || e.isInterrupted()) {
      return tooMuch();
    }
    String message = shortened(String.valueOf(e.getMessage()));
    if (e.isSyntaxError()) {
      return new ScriptFault(FaultCode.SYNTAX, message);
    }
    if (message.contains("Maximum call stack size")) {
      return new ScriptFault(FaultCode.COST_LIMIT, "The script calls itself too deeply.");
    }
    if (message.contains("Invalid string length")) {
      return new ScriptFault(FaultCode.SIZE_LIMIT, "The script makes a text that is too long.");
    }
    return new ScriptFault(kind(message), message);
  }

  static ScriptFault tooMuch() {
    return new ScriptFault(
        FaultCode.COST_LIMIT, "The script takes more time, steps or memory than it may.");
  }

  /**
   * By the message, which has the error's name in front: asking the error would run the script
   * again. A script may throw anything; what is no error of the language counts as a wrong value.
   */
  private static FaultCode kind(String message) {
    int colon = message.indexOf(':');
    FaultCode code = colon < 0 ? null : KINDS.get(message.substring(0, colon));
    return code == null ? FaultCode.TYPE : code;
  }

  private static String shortened(String message) {
    return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
  }
}
