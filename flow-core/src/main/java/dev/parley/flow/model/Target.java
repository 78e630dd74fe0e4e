package dev.parley.flow.model;

import java.util.List;

/** Where a branch leads. JSON: {@code "goto": step}, {@code "do": […]} or {@code "flow": id}. */
public sealed interface Target {
  /**
   * Another step of the same flow.
   *
   * @param name the step's name
   */
  record ToStep(String name) implements Target {}

  /**
   * Actions of its own.
   *
   * @param actions what to do, in order
   */
  record Block(List<Action> actions) implements Target {
    public Block {
      actions = List.copyOf(actions);
    }
  }

  /**
   * Another flow of the bot: ends the session and starts a new one. Only for bot handlers.
   *
   * @param id the flow's id
   */
  record ToFlow(String id) implements Target {}
}
