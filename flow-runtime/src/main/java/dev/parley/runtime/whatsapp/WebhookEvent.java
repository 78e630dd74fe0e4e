package dev.parley.runtime.whatsapp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing Meta told us: a message, a status, a change of a template or an account.
 *
 * <p>Only {@link InboundMessage} may start or resume a flow. Echoes and history are messages of
 * other times or other senders and must never be answered.
 */
public sealed interface WebhookEvent
    permits InboundMessage,
        StatusUpdate,
        WebhookEvent.Echo,
        WebhookEvent.History,
        WebhookEvent.HistoryMessage,
        WebhookEvent.UserPreference,
        WebhookEvent.UserIdUpdate,
        WebhookEvent.UserAction,
        WebhookEvent.AppContact,
        WebhookEvent.CallEvent,
        WebhookEvent.GroupEvent,
        WebhookEvent.TemplateEvent,
        WebhookEvent.AccountEvent,
        WebhookEvent.AppErrors,
        WebhookEvent.Unknown {

  /** What every event carries. */
  Envelope envelope();

  /** The key by which repeated deliveries of this event are recognised. */
  default String key() {
    return envelope().key();
  }

  /** What it was, in dotted words. */
  default String kind() {
    return envelope().kind();
  }

  /** The business number it concerns. */
  default Optional<String> phoneNumberId() {
    return envelope().phoneNumberId();
  }

  /** The WhatsApp Business Account it belongs to. */
  default Optional<String> wabaId() {
    return envelope().wabaId();
  }

  /** When it happened. */
  default Instant timestamp() {
    return envelope().timestamp();
  }

  /** A message the owner of a coexistence number sent from the phone app. */
  record Echo(
      Envelope envelope,
      String id,
      Optional<String> from,
      Optional<String> to,
      Optional<String> toBsuid,
      Content content)
      implements WebhookEvent {}

  /** A portion of a coexistence number's past conversations; portions come in any order. */
  record History(
      Envelope envelope,
      Optional<Integer> phase,
      Optional<Integer> chunkOrder,
      Optional<Integer> progress,
      List<PastThread> threads,
      List<GraphError> errors)
      implements WebhookEvent {

    /** One past conversation; the id is the customer's. */
    public record PastThread(String id, List<PastMessage> messages) {}

    /** One message of the past. */
    public record PastMessage(
        String id,
        Optional<String> from,
        Optional<String> to,
        Optional<Instant> timestamp,
        Optional<String> status,
        Content content) {}
  }

  /** A past message delivered by itself, as the media of a history that came before. */
  record HistoryMessage(Envelope envelope, History.PastMessage message) implements WebhookEvent {}

  /** A customer's wish about marketing messages: {@code stop}, {@code resume} or {@code signup}. */
  record UserPreference(
      Envelope envelope,
      Sender user,
      String category,
      String value,
      Optional<String> signupId,
      Optional<String> detail)
      implements WebhookEvent {

    /** Whether the customer wants no more marketing. */
    public boolean stops() {
      return value.equalsIgnoreCase("stop");
    }
  }

  /** A customer's business-scoped id was replaced by another: the same person goes on under it. */
  record UserIdUpdate(
      Envelope envelope,
      Sender user,
      Optional<String> previousBsuid,
      Optional<String> previousParentBsuid)
      implements WebhookEvent {}

  /** Something a user did that names no user, such as a click on a link. */
  record UserAction(Envelope envelope, String action) implements WebhookEvent {}

  /**
   * The owner of a coexistence number changed the phone's address book.
   *
   * @param action {@code add} or {@code remove}
   */
  record AppContact(Envelope envelope, String action, Optional<String> phone, Optional<String> name)
      implements WebhookEvent {}

  /** A step of a voice call. */
  record CallEvent(Envelope envelope, Optional<String> id, String event, CallDetails details)
      implements WebhookEvent {}

  /** A change of a group, its members or its settings. */
  record GroupEvent(Envelope envelope, Optional<String> groupId, String type, GroupDetails details)
      implements WebhookEvent {}

  /**
   * A change of a message template.
   *
   * @param event Meta's word, such as {@code APPROVED}; the new score or category for quality and
   *     category changes
   */
  record TemplateEvent(
      Envelope envelope,
      Optional<String> templateId,
      Optional<String> name,
      Optional<String> language,
      Optional<String> category,
      Optional<String> event,
      Optional<String> reason,
      TemplateChange change)
      implements WebhookEvent {}

  /**
   * A change of the account, a number, or the app's standing.
   *
   * @param event Meta's word for it, such as {@code ACCOUNT_RESTRICTION} or a decision
   */
  record AccountEvent(
      Envelope envelope,
      Optional<String> event,
      Optional<String> displayPhoneNumber,
      AccountChange change)
      implements WebhookEvent {}

  /** Errors that belong to the number or the app and to no message. */
  record AppErrors(Envelope envelope, List<GraphError> errors) implements WebhookEvent {}

  /** Something that could not be understood; the reason says what was amiss. */
  record Unknown(Envelope envelope, String reason) implements WebhookEvent {}
}
