package dev.parley.runtime.whatsapp;

import java.util.Optional;

/** Reads what became of a message, a payment or a call. */
final class StatusReader {
  private StatusReader() {}

  static WebhookEvent read(Change change, Change.Item item) {
    Fields status = item.fields();
    String type = status.text("type").orElse(change.field().equals("calls") ? "call" : "");
    if (type.equals("call")) {
      return EventReader.callStatus(change, item);
    }
    Optional<String> id = status.text("id");
    Optional<String> name = status.text("status");
    if (id.isEmpty() || name.isEmpty()) {
      return new WebhookEvent.Unknown(
          change.envelope(item, Kinds.unknown(item.list())), "A status without its id or name.");
    }
    return status(change, item, type, name.get());
  }

  private static StatusUpdate status(Change change, Change.Item item, String type, String name) {
    Fields status = item.fields();
    String id = status.text("id").orElseThrow();
    // The status of a payment is no status of the message that asked for it, though it has its id.
    boolean ofMessage = type.isEmpty() || type.equals("message");
    String what = ofMessage ? name : type + ':' + name;
    StatusUpdate.Recipient recipient = recipient(status);
    String participant =
        recipient.participant().or(recipient::participantBsuid).map(p -> ':' + p).orElse("");
    String kind = ofMessage ? Kinds.of("status", name) : Kinds.of("status", type, name);
    return new StatusUpdate(
        change.envelope(item, kind, change.key("status", id + ':' + what + participant)),
        id,
        ofMessage ? state(name) : StatusUpdate.State.OTHER,
        name,
        recipient,
        status.text("biz_opaque_callback_data"),
        ErrorReader.list(status, "errors"),
        pricing(status.object("pricing")),
        conversation(status.object("conversation")),
        payment(status.object("payment")));
  }

  private static Optional<StatusUpdate.Payment> payment(Fields payment) {
    if (payment.isEmpty()) {
      return Optional.empty();
    }
    Fields amount = payment.object("amount");
    Fields transaction = payment.object("transaction");
    return Optional.of(
        new StatusUpdate.Payment(
            payment.text("reference_id"),
            amount.number("value"),
            amount.integer("offset"),
            payment.text("currency"),
            transaction.text("id"),
            transaction.text("status")));
  }

  private static StatusUpdate.State state(String name) {
    return switch (name) {
      case "sent" -> StatusUpdate.State.SENT;
      case "delivered" -> StatusUpdate.State.DELIVERED;
      case "read" -> StatusUpdate.State.READ;
      case "played" -> StatusUpdate.State.PLAYED;
      case "failed" -> StatusUpdate.State.FAILED;
      default -> StatusUpdate.State.OTHER;
    };
  }

  private static StatusUpdate.Recipient recipient(Fields status) {
    return new StatusUpdate.Recipient(
        status.text("recipient_id"),
        status.text("recipient_user_id"),
        // Meta's reference and its examples disagree on the name.
        status.text("recipient_parent_user_id", "parent_recipient_user_id"),
        status.text("recipient_type").filter("group"::equals).isPresent(),
        status.text("recipient_participant_id"),
        status.text("recipient_participant_user_id"),
        status.text("recipient_identity_key_hash"));
  }

  private static Optional<StatusUpdate.Pricing> pricing(Fields pricing) {
    if (pricing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new StatusUpdate.Pricing(
            pricing.truth("billable"),
            pricing.text("pricing_model"),
            pricing.text("type"),
            pricing.text("category"),
            pricing.text("subtype")));
  }

  private static Optional<StatusUpdate.ConversationInfo> conversation(Fields conversation) {
    if (conversation.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new StatusUpdate.ConversationInfo(
            conversation.text("id"),
            conversation.object("origin").text("type"),
            conversation.instant("expiration_timestamp")));
  }
}
