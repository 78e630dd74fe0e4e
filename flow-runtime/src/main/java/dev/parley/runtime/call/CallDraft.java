package dev.parley.runtime.call;

import dev.parley.flow.engine.HttpCall;

/**
 * A call that a turn asks for.
 *
 * @param id unique for ever
 * @param from the conversation that waits for it
 * @param session the session that waits for it
 * @param token the wait that the result is for
 */
public record CallDraft(String id, From from, String session, String token, HttpCall request) {
  /** The conversation a call belongs to. */
  public record From(String account, String channel, String conversation) {}

  /** Names what may be shown; headers and bodies carry secrets. */
  @Override
  public String toString() {
    return "CallDraft[" + id + ", " + Label.of(request) + "]";
  }
}
