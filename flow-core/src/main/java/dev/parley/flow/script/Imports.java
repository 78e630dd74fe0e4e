package dev.parley.flow.script;

import java.util.Map;
import java.util.Optional;

/**
 * The functions that expressions may call beside what is built in: {@code use fn price from
 * "pricing.js"}.
 *
 * @param functions the module of each function, by the function's name
 */
public record Imports(Map<String, ScriptModule> functions) {
  private static final Imports NONE = new Imports(Map.of());

  /** Copies the map, so that imports never change. */
  public Imports {
    functions = Map.copyOf(functions);
  }

  /** No functions. */
  public static Imports none() {
    return NONE;
  }

  /** The module that a function comes from, if it is one of these. */
  public Optional<ScriptModule> module(String function) {
    return Optional.ofNullable(functions.get(function));
  }

  /** Whether an expression uses one of these functions. */
  public boolean usedBy(Expr expr) {
    return !functions.isEmpty()
        && FreeNames.of(expr).stream().anyMatch(name -> functions.containsKey(name.name()));
  }
}
