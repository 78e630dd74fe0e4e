package dev.parley.flow.script;

/** A text with values in it, ready to run. */
@FunctionalInterface
public interface TextProgram {
  /**
   * The text with its values filled in; null and undefined print as nothing.
   *
   * @throws ScriptFault if a value fails or spends too much
   */
  String render(Env env);
}
