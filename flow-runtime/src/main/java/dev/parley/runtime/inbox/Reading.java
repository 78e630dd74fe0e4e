package dev.parley.runtime.inbox;

import dev.parley.flow.engine.Incoming;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.InboundMessage;
import java.util.Locale;
import java.util.Optional;

/** Puts what a customer sent into the words that flows know. */
final class Reading {
  private Reading() {}

  /**
   * What a flow is given of a message; empty for what must not answer a question: reactions, edits,
   * news about the customer, kinds that Meta does not pass on, and anything said in a group.
   */
  static Optional<Incoming> of(InboundMessage message) {
    return message.groupId().isPresent() ? Optional.empty() : of(message.content());
  }

  private static Optional<Incoming> of(Content content) {
    return switch (content) {
      case Content.Text(String body) -> Optional.of(new Incoming.Text(body));
      case Content.ButtonReply(String id, String title) -> Optional.of(new Incoming.Tap(id, title));
      case Content.ListReply reply -> Optional.of(new Incoming.Tap(reply.id(), reply.title()));
      case Content.TemplateButton(String payload, String text) ->
          Optional.of(new Incoming.Tap(payload, text));
      case Content.Media media ->
          other(media.kind().name().toLowerCase(Locale.ROOT), media.caption());
      case Content.Location place -> other("location", place.name());
      case Content.Contacts contacts -> other("contact", Optional.empty());
      case Content.FormReply form -> other("form", form.body());
      case Content.Order order -> other("order", order.text());
      case Content.CallPermission permission -> Optional.empty();
      case Content.PaymentReply payment -> Optional.empty();
      case Content.Reaction reaction -> Optional.empty();
      case Content.SystemNotice notice -> Optional.empty();
      case Content.Unsupported unsupported -> Optional.empty();
      case Content.Edit edit -> Optional.empty();
      case Content.Revoke revoke -> Optional.empty();
      case Content.Other other -> Optional.empty();
    };
  }

  private static Optional<Incoming> other(String kind, Optional<String> text) {
    return Optional.of(new Incoming.Other(kind, text.orElse("")));
  }
}
