package dev.parley.flow.script.graal;

import dev.parley.flow.script.ScriptModule;
import java.util.List;

/**
 * One evaluation as it goes into a sandbox: all of it is text.
 *
 * @param kind what is wanted of the value
 * @param code a function that takes the power function and gives one of the variables
 * @param values the variables' values, a list in the form of {@link Wire}
 * @param functions the imported functions it uses, handed in behind the variables
 */
record Job(Kind kind, String code, String values, List<Function> functions) {
  Job {
    functions = List.copyOf(functions);
  }

  /** What is wanted of the value. */
  enum Kind {
    /** The value itself, in the form of {@link Wire}. */
    VALUE,
    /** Whether it counts as true. */
    TRUTH,
    /** How it stands in a text. */
    TEXT
  }

  /** A function and the module that exports it. */
  record Function(String name, ScriptModule module) {}
}
