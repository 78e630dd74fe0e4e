package dev.parley.flow.script.eval;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.Program;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Equality;
import dev.parley.flow.script.value.Plain;
import dev.parley.flow.script.value.Run;
import org.jspecify.annotations.Nullable;

/** A compiled expression. */
public final class Compiled implements Program {
  private final Node node;
  private final int cost;
  private final int levels;

  Compiled(Node node, int cost, int levels) {
    this.node = node;
    this.cost = cost;
    this.levels = levels;
  }

  @Override
  public @Nullable Object eval(Env env) {
    Run run = begin(env);
    try {
      return Plain.result(run, node.eval(run));
    } catch (StackOverflowError e) {
      throw tooDeep();
    }
  }

  @Override
  public boolean test(Env env) {
    Run run = begin(env);
    try {
      return node.truth(run);
    } catch (StackOverflowError e) {
      throw tooDeep();
    }
  }

  /** The value as it stands in a text; null and undefined as nothing. */
  public String text(Env env) {
    Run run = begin(env);
    try {
      Object value = node.eval(run);
      String text = Equality.isNothing(value) ? "" : Coerce.string(run, value);
      run.meter().produce(text.length());
      return text;
    } catch (StackOverflowError e) {
      throw tooDeep();
    }
  }

  private Run begin(Env env) {
    Run run = new Run(env);
    run.meter().spend(cost);
    run.enter(levels);
    return run;
  }

  /** The depth that {@link Run} allows fits a usual thread; this is for hosts with small ones. */
  private static ScriptFault tooDeep() {
    return new ScriptFault(FaultCode.COST_LIMIT, "The expression is too deep for this thread.");
  }
}
