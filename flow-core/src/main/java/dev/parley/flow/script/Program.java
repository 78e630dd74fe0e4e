package dev.parley.flow.script;

import org.jspecify.annotations.Nullable;

/** An expression ready to run, as often and on as many threads as wanted. */
public interface Program {
  /**
   * The value: null, Boolean, Double, String, List or Map. Undefined and functions become null.
   *
   * @throws ScriptFault if the expression fails or spends too much
   */
  @Nullable Object eval(Env env);

  /**
   * Whether the value counts as true.
   *
   * @throws ScriptFault if the expression fails or spends too much
   */
  boolean test(Env env);
}
