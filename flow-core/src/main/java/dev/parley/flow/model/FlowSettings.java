package dev.parley.flow.model;

import java.util.Optional;

/**
 * The head of a flow.
 *
 * @param title a name for people
 * @param version {@code latest} lets live sessions move to a new release; absent pins them
 * @param lang the BCP 47 language the texts are written in; the bot's where absent
 * @param expires how long after the last inbound message the session ends by itself; 24 h where
 *     absent
 * @param stale what a tap on an earlier question does; reprompt where absent
 * @param afterEnd what a message right after the end does; triggers as usual where absent
 */
public record FlowSettings(
    Optional<String> title,
    Optional<String> version,
    Optional<String> lang,
    Optional<Delay> expires,
    Optional<Stale> stale,
    Optional<String> afterEnd) {
  /** A head that says nothing. */
  public static FlowSettings defaults() {
    return new FlowSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
