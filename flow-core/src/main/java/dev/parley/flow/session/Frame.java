package dev.parley.flow.session;

/**
 * One flow that the session is in.
 *
 * @param flow the flow's id
 * @param variables its variables
 * @param call the id of the wait at which it called the frame above it; empty in the top frame
 */
public record Frame(String flow, Variables variables, String call) {}
