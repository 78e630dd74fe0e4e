package dev.parley.runtime.inbox;

import dev.parley.flow.engine.Incoming;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.InboundMessage;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts what a customer sent into the words that flows know. */
final class Reading {
  private Reading() {}

  /**
   * What a flow is given of a message; empty for what must not answer a question: reactions, edits,
   * news about the customer, kinds that Meta does not pass on, and anything said in a group.
   */
  static Optional<Incoming> of(InboundMessage message) {
    if (message.groupId().isPresent()) {
      return Optional.empty();
    }
    Optional<Incoming> said = of(message.content());
    return message.referral().isEmpty()
        ? said
        : said.map(inner -> new Incoming.FromAd(inner, ad(message.referral().get())));
  }

  /**
   * The same, with files called by our ids: Meta's are good for a week and mean nothing here.
   *
   * @param files our ids by Meta's
   */
  static Incoming named(Incoming said, Map<String, String> files) {
    return switch (said) {
      case Incoming.Media media when files.containsKey(media.id()) ->
          new Incoming.Media(
              media.kind(),
              files.getOrDefault(media.id(), ""),
              media.mime(),
              media.text(),
              media.filename());
      case Incoming.Form form when !files.isEmpty() -> Parts.named(form, files);
      case Incoming.FromAd(Incoming inner, Incoming.Ad ad) ->
          new Incoming.FromAd(named(inner, files), ad);
      case Incoming other -> other;
    };
  }

  private static Incoming.Ad ad(InboundMessage.Referral referral) {
    return new Incoming.Ad(referral.sourceId(), referral.headline(), referral.clickId());
  }

  private static Optional<Incoming> of(Content content) {
    return switch (content) {
      case Content.Text(String body) -> Optional.of(new Incoming.Text(body));
      case Content.ButtonReply(String id, String title) -> Optional.of(new Incoming.Tap(id, title));
      case Content.ListReply reply -> Optional.of(new Incoming.Tap(reply.id(), reply.title()));
      case Content.TemplateButton(String payload, String text) ->
          Optional.of(new Incoming.Tap(payload, text));
      case Content.Media media -> Optional.of(media(media));
      case Content.Location place ->
          Optional.of(
              new Incoming.Location(
                  place.latitude(), place.longitude(), place.name(), place.address()));
      case Content.Contacts contacts -> Optional.of(Parts.contacts(contacts));
      case Content.FormReply form -> Optional.of(Parts.form(form));
      case Content.Order order -> Optional.of(Parts.order(order));
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

  private static Incoming media(Content.Media media) {
    return new Incoming.Media(
        media.kind().name().toLowerCase(Locale.ROOT),
        media.id(),
        media.mimeType(),
        media.caption().orElse(""),
        media.filename());
  }
}
