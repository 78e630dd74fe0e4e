package dev.parley.runtime.whatsapp;

import java.util.List;
import java.util.Optional;

/**
 * A message a customer sent to a business number.
 *
 * @param id Meta's id, the wamid. It embeds the customer's phone number: personal data in logs
 * @param type Meta's word for the type, also when the content could not be read
 * @param groupId present when it was written into a group
 * @param errors what Meta says went wrong with it, such as media that could not be downloaded
 * @param identityKeyHash changes with the customer's device; there only if it is to be checked
 */
public record InboundMessage(
    Envelope envelope,
    String id,
    String type,
    Sender sender,
    Optional<String> groupId,
    Optional<MessageContext> context,
    Optional<Referral> referral,
    Content content,
    List<GraphError> errors,
    Optional<String> identityKeyHash)
    implements WebhookEvent {

  public InboundMessage {
    errors = List.copyOf(errors);
  }

  /**
   * What a message refers to.
   *
   * @param messageId the message replied to; absent for forwarded messages, and sometimes for
   *     replies
   * @param product the product asked about
   */
  public record MessageContext(
      Optional<String> messageId,
      Optional<String> from,
      boolean forwarded,
      boolean frequentlyForwarded,
      Optional<ReferredProduct> product) {}

  /** A product of a catalogue that a customer asks about. */
  public record ReferredProduct(Optional<String> catalogId, Optional<String> retailerId) {}

  /**
   * The ad or post through which a customer came.
   *
   * @param clickId the click, to be told to the ad; ads in a status have none
   */
  public record Referral(
      Optional<String> sourceType,
      Optional<String> sourceId,
      Optional<String> sourceUrl,
      Optional<String> headline,
      Optional<String> body,
      Optional<String> mediaType,
      Optional<String> mediaUrl,
      Optional<String> thumbnailUrl,
      Optional<String> clickId,
      Optional<String> welcomeText) {}
}
