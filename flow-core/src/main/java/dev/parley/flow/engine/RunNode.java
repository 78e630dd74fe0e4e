package dev.parley.flow.engine;

import dev.parley.flow.script.Program;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls another flow and goes on when it ends.
 *
 * @param id the place to come back to
 * @param flow the other flow's id
 * @param params its parameters' names
 * @param args their values, in the same order
 * @param variable takes the results; null if nothing does
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and walked at every action
record RunNode(
    String id, String flow, String[] params, Program[] args, @Nullable Place variable, int next)
    implements Stop {
  @Override
  public int run(Run run) {
    Map<String, @Nullable Object> given = new HashMap<>();
    for (int i = 0; i < params.length; i++) {
      given.put(params[i], args[i].eval(run));
    }
    if (run.frames.depth() >= run.limits.depth()) {
      throw FlowFault.tooDeep(run.limits);
    }
    CompiledFlow other = run.bot().flow(flow);
    run.event(new Event.FlowEntered(flow));
    run.frames.call(other, id);
    Beginning.of(run, given);
    return run.goOn(other.places().start());
  }

  /** The other flow is over; the node to go on with. */
  int returned(Run run, Map<String, @Nullable Object> results) {
    if (variable != null) {
      variable.store(run, results);
    }
    return next;
  }

  @Override
  public boolean replaces(Stop former) {
    return former instanceof RunNode that && that.flow.equals(flow);
  }
}
