package dev.parley.runtime.outbox;

import dev.parley.flow.engine.Input;
import dev.parley.runtime.whatsapp.GraphErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

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

  /**
   * A message that was refused, whoever said it.
   *
   * @param code Graph's, or none
   */
  record Message(String id, Draft.From from, int code, String detail, Instant at) {}

  /** Those of these messages that flows said. */
  static List<Refused> ofFlows(Handle handle, List<Message> messages) {
    if (messages.isEmpty()) {
      return List.of();
    }
    Map<String, Draft.Origin> origins =
        OutboxTable.origins(handle, messages.stream().map(Message::id).toList());
    return messages.stream()
        .filter(m -> origins.containsKey(m.id()))
        .map(m ->
            new Refused(
                m.id(),
                m.from(),
                Objects.requireNonNull(origins.get(m.id())),
                why(m.code()),
                m.detail(),
                m.at()))
        .toList();
  }

  /** Why Graph refuses with a code. */
  private static Input.Refusal why(int code) {
    if (code == GraphErrorCode.OPTED_OUT) {
      return Input.Refusal.CONSENT;
    }
    return KeptBack.of(code)
        .map(reason ->
            reason == KeptBack.OUTSIDE_WINDOW ? Input.Refusal.WINDOW : Input.Refusal.CONSENT)
        .orElse(Input.Refusal.UNDELIVERABLE);
  }
}
