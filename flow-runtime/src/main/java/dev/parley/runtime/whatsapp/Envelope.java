package dev.parley.runtime.whatsapp;

import java.time.Instant;
import java.util.Optional;

/**
 * What every webhook event carries, whatever it says.
 *
 * @param key the same for every delivery of the same event, and for no other event
 * @param kind what it was, in dotted words: {@code message.interactive.button_reply}
 * @param field Meta's name of the subscription it came through; empty when the body had none
 * @param wabaId the WhatsApp Business Account it belongs to
 * @param phoneNumberId the business number it concerns; account events often have none
 * @param timestamp when it happened by Meta's clock, or when it was received if Meta did not say
 * @param raw the JSON of this item alone, in ASCII: other characters are escaped, as Meta does
 * @param frame the rest of the webhook, as far as this item needs it
 */
public record Envelope(
    String key,
    String kind,
    String field,
    Optional<String> wabaId,
    Optional<String> phoneNumberId,
    Instant timestamp,
    String raw,
    Frame frame) {

  /**
   * A whole webhook body that holds this one event: parsing it gives the equal event again. This is
   * the form to store, for {@link #raw} alone lacks the sender's name and the number it was sent
   * to.
   */
  public String alone() {
    return frame.before() + raw + frame.after();
  }

  /** The JSON text around an item that makes it a complete webhook. */
  public record Frame(String before, String after) {
    static final Frame NONE = new Frame("", "");
  }
}
