package dev.parley.flow.engine;

import dev.parley.flow.engine.Event.Rule;

/**
 * What becomes of whoever rests at a place when another release takes over.
 *
 * @param flow the flow that the place is in
 * @param place its id in the former release, {@code <step>/<name>}
 * @param rule by which rule they move
 * @param flowNow the flow in which they go on
 * @param placeNow the place or step at which they go on; empty where they are lost, the former step
 *     where {@code on migrate} takes over
 */
public record Fate(String flow, String place, Rule rule, String flowNow, String placeNow) {
  /** Whether they notice nothing: the same question waits for the same answers. */
  public boolean smooth() {
    return rule == Rule.SAME || rule == Rule.WAS;
  }
}
