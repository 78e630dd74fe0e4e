package dev.parley.runtime.whatsapp;

import java.util.List;

/** What came of reading the body of a webhook call. */
public sealed interface Webhook {

  /**
   * The body was JSON; every item in it is one event. There is always at least one: what cannot be
   * understood is an {@link WebhookEvent.Unknown}.
   */
  record Parsed(List<WebhookEvent> events) implements Webhook {
    public Parsed {
      events = List.copyOf(events);
    }
  }

  /** The body was not JSON; the sentence says where reading stopped, without quoting the body. */
  record NotJson(String reason) implements Webhook {}
}
