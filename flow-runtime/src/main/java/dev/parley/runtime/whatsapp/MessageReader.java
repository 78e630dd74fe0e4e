package dev.parley.runtime.whatsapp;

import java.util.Optional;

/** Reads a customer's message. */
final class MessageReader {
  private MessageReader() {}

  static WebhookEvent read(Change change, Change.Item item) {
    Fields message = item.fields();
    Optional<String> id = message.text("id");
    if (id.isEmpty()) {
      return new WebhookEvent.Unknown(
          change.envelope(item, Kinds.unknown(item.list())), "A message without an id.");
    }
    String type = ContentReader.type(message);
    Content content = ContentReader.read(message);
    return new InboundMessage(
        change.envelope(item, Kinds.message("message", message), change.key("message", id.get())),
        id.get(),
        type,
        sender(change.profiles().sender(item), content),
        message.text("group_id"),
        context(message.object("context")),
        referral(message.object("referral")),
        content,
        ErrorReader.list(message, "errors"),
        change
            .profiles()
            .of(item)
            .flatMap(contact -> contact.text("identity_key_hash"))
            .or(() -> message.object("identity").text("hash")));
  }

  /** News of a changed id comes without a sender: it is about the person who had the old one. */
  private static Sender sender(Sender sender, Content content) {
    return sender.isAnonymous() && content instanceof Content.SystemNotice notice
        ? new Sender(
            Optional.empty(),
            notice.previousBsuid().or(notice::newBsuid),
            Optional.empty(),
            sender.profileName(),
            sender.username())
        : sender;
  }

  private static Optional<InboundMessage.MessageContext> context(Fields context) {
    if (context.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new InboundMessage.MessageContext(
            context.text("id"),
            context.text("from"),
            context.flag("forwarded"),
            context.flag("frequently_forwarded"),
            product(context.object("referred_product"))));
  }

  private static Optional<InboundMessage.ReferredProduct> product(Fields product) {
    return product.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new InboundMessage.ReferredProduct(
                product.text("catalog_id"), product.text("product_retailer_id")));
  }

  private static Optional<InboundMessage.Referral> referral(Fields referral) {
    if (referral.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new InboundMessage.Referral(
            referral.text("source_type"),
            referral.text("source_id"),
            referral.text("source_url"),
            referral.text("headline"),
            referral.text("body"),
            referral.text("media_type"),
            referral.text("image_url", "video_url"),
            referral.text("thumbnail_url"),
            referral.text("ctwa_clid"),
            referral.object("welcome_message").text("text")));
  }
}
