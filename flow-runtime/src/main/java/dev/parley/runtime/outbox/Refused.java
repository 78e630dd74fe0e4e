package dev.parley.runtime.outbox;

import dev.parley.flow.engine.Input;
import dev.parley.runtime.whatsapp.GraphErrorCode;
import java.time.Instant;

/**
 * A flow's message that could not be sent and never will be.
 *
 * @param id tells it from all others: the message's id, or the engine's where it got none
 * @param from whose conversation it belongs to
 * @param origin what said it
 * @param why which kind of reason there is
 * @param detail a sentence
 */
public record Refused(
    String id, Draft.From from, Draft.Origin origin, Input.Refusal why, String detail, Instant at) {

  /** Why Graph refuses with a code. */
  static Input.Refusal why(int code) {
    return code == GraphErrorCode.OUTSIDE_WINDOW
        ? Input.Refusal.WINDOW
        : Input.Refusal.UNDELIVERABLE;
  }
}
