package dev.parley.runtime.inbox;

import dev.parley.runtime.whatsapp.GraphError;
import dev.parley.runtime.whatsapp.StatusUpdate;
import dev.parley.runtime.whatsapp.WebhookEvent;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people can read about an event that only is written down. */
final class Remarks {
  private Remarks() {}

  /** Why a message failed, and what it costs. */
  static String of(StatusUpdate update) {
    Optional<String> error = update.errors().stream().findFirst().map(GraphError::sentence);
    return Stream.of(error, update.pricing().map(Remarks::price))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  private static String price(StatusUpdate.Pricing pricing) {
    String charged =
        pricing.billable().map(billable -> billable ? "billable" : "not billable").orElse("");
    return Stream.of(
            Optional.of(charged).filter(c -> !c.isEmpty()),
            pricing.category().map(category -> "category " + category),
            pricing.type().map(type -> "type " + type))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  /** What a customer wants of advertising. */
  static String of(WebhookEvent.UserPreference preference) {
    return "%s: %s%s"
        .formatted(
            preference.category(),
            preference.value(),
            preference.detail().map(detail -> ". " + detail).orElse(""));
  }
}
