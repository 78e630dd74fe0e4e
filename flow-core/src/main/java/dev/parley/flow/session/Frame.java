package dev.parley.flow.session;

/**
 * One flow that the session is in.
 *
 * @param flow the flow's id
 * @param variables its variables; none while a handler above works on them
 * @param call the id of the place at which it was left for the frame above it; empty in the top
 *     frame
 * @param lender the frame whose variables this one works on, counted from the root: so do handlers
 *     with {@code keep}; -1 where they are its own
 */
public record Frame(String flow, Variables variables, String call, int lender) {
  /** A frame with variables of its own. */
  public Frame(String flow, Variables variables, String call) {
    this(flow, variables, call, -1);
  }
}
