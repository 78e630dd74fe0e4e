package dev.parley.runtime.whatsapp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Turns the body of a webhook call into events, one for each item in it.
 *
 * <p>Nothing but broken JSON is refused, and nothing is dropped: Meta sends a webhook again for a
 * week if we answer with an error, and never again if we do not. What cannot be understood becomes
 * an {@link WebhookEvent.Unknown} that carries its JSON.
 */
public final class WebhookParser {
  private WebhookParser() {}

  /**
   * Reads a body.
   *
   * @param received when it came; the time of events that carry none
   */
  public static Webhook parse(byte[] body, Instant received) {
    JsonNode root;
    try {
      root = Wire.read(body);
    } catch (JacksonException e) {
      return new Webhook.NotJson(reason(e));
    } catch (NumberFormatException e) {
      // Jackson lets it through for numbers with an exponent of more than ten digits.
      return new Webhook.NotJson("A number in the body is beyond measure.");
    }
    if (root.isMissingNode()) {
      return new Webhook.NotJson("The body is empty.");
    }
    return new Webhook.Parsed(events(root, received));
  }

  /** Jackson's own message may quote the body, which holds people's names and numbers. */
  private static String reason(JacksonException e) {
    return Optional.ofNullable(e.getLocation())
        .filter(at -> at.getLineNr() > 0)
        .map(at -> "Not JSON at line " + at.getLineNr() + ", column " + at.getColumnNr() + ".")
        .orElse("Not JSON.");
  }

  private static List<WebhookEvent> events(JsonNode root, Instant received) {
    Fields fields = Fields.of(root);
    List<JsonNode> entries = fields.items("entry");
    if (entries.isEmpty()) {
      return List.of(unknown(root, new Envelope.Frame("", ""), received));
    }
    List<WebhookEvent> events = new ArrayList<>();
    for (JsonNode node : entries) {
      Entry entry = Entry.of(fields, node, received);
      List<JsonNode> changes = entry.fields().items("changes");
      if (changes.isEmpty()) {
        events.add(unknown(node, new Envelope.Frame("{\"entry\":[", "]}"), received));
      }
      changes.forEach(change -> events.addAll(ChangeReader.read(new Change(entry, change))));
    }
    return events;
  }

  private static WebhookEvent unknown(JsonNode node, Envelope.Frame frame, Instant received) {
    Fields fields = Fields.of(node);
    Envelope envelope =
        new Envelope(
            "hash:" + Wire.fingerprint(frame.before() + Wire.canonical(node)),
            Kinds.unknown(""),
            "",
            fields.text("id"),
            Optional.empty(),
            fields.instant("time").orElse(received),
            Wire.write(node),
            frame);
    return new WebhookEvent.Unknown(envelope, "No webhook that is known.");
  }
}
