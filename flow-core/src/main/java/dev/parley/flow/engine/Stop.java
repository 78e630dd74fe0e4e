package dev.parley.flow.engine;

/**
 * A node at which a conversation can rest, or at which a flow is left for another. It has an id
 * that survives edits.
 */
sealed interface Stop extends Node permits WaitNode, CallNode, PauseNode, HandoffNode, RunNode {
  /** {@code <step>/<name>}. */
  String id();

  /** The step it stands in. */
  default String step() {
    return id().substring(0, id().indexOf('/'));
  }

  /** Whether a session that rests at the former state of this place can go on here. */
  boolean replaces(Stop former);
}
