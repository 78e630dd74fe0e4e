package dev.parley.runtime.inbox;

import dev.parley.flow.engine.Incoming;
import dev.parley.runtime.account.Channel;
import dev.parley.runtime.contact.Sighting;
import dev.parley.runtime.media.Arrival;
import dev.parley.runtime.outbox.StatusMove;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.InboundMessage;
import dev.parley.runtime.whatsapp.Sender;
import dev.parley.runtime.whatsapp.StatusUpdate;
import dev.parley.runtime.whatsapp.WebhookEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One event of a webhook and what is to be done about it.
 *
 * @param channel the number it concerns, if that is ours
 * @param received when it came
 * @param sighting the person it shows, if it is from one and about a number of ours
 */
record Entry(
    String account,
    Optional<Channel> channel,
    WebhookEvent event,
    Instant received,
    Optional<Sighting> sighting) {
  /** The outcome of what is only written down. */
  private static final String RECORDED = "recorded";

  String channelId() {
    return channel.map(Channel::id).orElse("");
  }

  static Entry of(String account, Optional<Channel> channel, WebhookEvent event, Instant received) {
    return new Entry(account, channel, event, received, sighting(channel, event));
  }

  private static Optional<Sighting> sighting(Optional<Channel> channel, WebhookEvent event) {
    return switch (event) {
      case InboundMessage m when speaks(m) ->
          channel.map(c -> sighting(c, m.sender(), m.content()));
      default -> Optional.empty();
    };
  }

  private static boolean speaks(InboundMessage message) {
    return message.groupId().isEmpty() && !message.sender().isAnonymous();
  }

  private static Sighting sighting(Channel channel, Sender sender, Content content) {
    Optional<Content.SystemNotice> news =
        content instanceof Content.SystemNotice notice ? Optional.of(notice) : Optional.empty();
    return new Sighting(
        channel.account(),
        channel.portfolio(),
        sender.waId(),
        sender.bsuid(),
        sender.parentBsuid(),
        sender.profileName(),
        news.flatMap(Content.SystemNotice::newBsuid),
        news.flatMap(Content.SystemNotice::newWaId));
  }

  /** What a flow is given of it. */
  Optional<Incoming> incoming() {
    return event instanceof InboundMessage message && sighting.isPresent()
        ? Reading.of(message)
        : Optional.empty();
  }

  /** The files that a customer sent with it, if the number is ours. */
  List<Content.Media> files() {
    return event instanceof InboundMessage message && channel.isPresent()
        ? Arrival.in(message.content())
        : List.of();
  }

  /** The status it is, if it may be one of ours. */
  Optional<StatusMove> status() {
    return event instanceof StatusUpdate update && channel.isPresent()
        ? Optional.of(new StatusMove(account, update, received))
        : Optional.empty();
  }

  /** What becomes of it if it takes no turn. */
  String outcome() {
    return event.phoneNumberId().isPresent() && channel.isEmpty() ? "unroutable" : RECORDED;
  }

  /** Why that becomes of it. */
  String detail() {
    if (event instanceof WebhookEvent.Unknown unknown) {
      return unknown.reason();
    }
    if (channel.isEmpty() && event.phoneNumberId().isPresent()) {
      return "The number " + event.phoneNumberId().get() + " is not set up here.";
    }
    return switch (event) {
      case StatusUpdate update -> Remarks.of(update);
      case WebhookEvent.UserPreference preference -> Remarks.of(preference);
      default -> "";
    };
  }
}
