package dev.parley.flow.script.graal;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;

/** Tells whether GraalJS, which is optional, is there. */
final class Presence {
  private Presence() {}

  /**
   * Does nothing if it is there.
   *
   * @throws ScriptFault that says what to add if it is not
   */
  static void require() {
    for (String type :
        new String[] {
          "org.graalvm.polyglot.Context", "com.oracle.truffle.js.lang.JavaScriptLanguage"
        }) {
      try {
        Class.forName(type, false, Presence.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new ScriptFault(
            FaultCode.NOT_COVERED,
            "This needs JavaScript, which is not part of this installation: add the artefacts"
                + " org.graalvm.polyglot:polyglot and org.graalvm.js:js-language.");
      }
    }
  }
}
