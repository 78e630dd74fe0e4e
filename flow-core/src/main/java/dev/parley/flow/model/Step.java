package dev.parley.flow.model;

import java.util.List;

/**
 * A named place in a flow: a list of actions.
 *
 * @param name an identifier unique in the flow
 * @param was earlier names of this step, for sessions that began before it was renamed
 * @param actions what happens here, in order
 */
public record Step(String name, List<String> was, List<Action> actions) {
  public Step {
    was = List.copyOf(was);
    actions = List.copyOf(actions);
  }
}
