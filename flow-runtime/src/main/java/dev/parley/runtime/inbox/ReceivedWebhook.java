package dev.parley.runtime.inbox;

import dev.parley.runtime.whatsapp.WebhookEvent;
import java.time.Instant;
import java.util.List;

/**
 * A webhook call whose signature was right.
 *
 * @param account whose app secret signed it
 * @param events what it says
 * @param received when it came
 */
public record ReceivedWebhook(String account, List<WebhookEvent> events, Instant received) {
  public ReceivedWebhook {
    events = List.copyOf(events);
  }
}
