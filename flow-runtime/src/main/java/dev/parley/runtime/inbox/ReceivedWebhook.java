package dev.parley.runtime.inbox;

import dev.parley.runtime.whatsapp.WebhookEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A webhook call whose signature was right.
 *
 * @param account whose app secret signed it
 * @param channels the numbers, by our ids, whose webhooks that app may sign
 * @param events what it says
 * @param received when it came
 */
public record ReceivedWebhook(
    String account, Set<String> channels, List<WebhookEvent> events, Instant received) {
  public ReceivedWebhook {
    channels = Set.copyOf(channels);
    events = List.copyOf(events);
  }
}
