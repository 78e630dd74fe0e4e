package dev.parley.runtime.emulator;

import dev.parley.runtime.emulator.LedgerEntry.Deed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moves messages along and tells everybody: the business by webhooks, the phone page by events.
 * Every method but {@link #webhooks} is called while the {@link Chats} are held.
 */
final class Courier implements AutoCloseable {
  private static final List<Tick> REACTION_ROAD = List.of(Tick.SENT);
  private static final List<Tick> ROAD = List.of(Tick.SENT, Tick.DELIVERED, Tick.READ);

  private final Chats chats;
  private final PhoneFeed feed;
  private final Timeline timeline;
  private final Pace pace;
  private final WebhookPayloads payloads;
  private final Weather weather;
  private final Ledger ledger;
  private final Webhooks webhooks;

  Courier(EmulatorSettings settings, Chats chats, PhoneFeed feed, Instruments instruments) {
    this.chats = chats;
    this.feed = feed;
    this.timeline = settings.timeline();
    this.pace = settings.pace();
    this.payloads = new WebhookPayloads(settings.number());
    this.weather = instruments.weather();
    this.ledger = instruments.ledger();
    this.webhooks =
        new Webhooks(
            settings, weather, ledger, health -> feed.publish("health", PhoneViews.health(health)));
  }

  Webhooks webhooks() {
    return webhooks;
  }

  Instant now() {
    return timeline.now();
  }

  /** Takes a customer's message to the business. */
  void toBusiness(Chat chat, ChatMessage message) {
    store(chat, message);
    ledger.note(Deed.WROTE, chat.customer(), message);
    ObjectNode value = payloads.message(chat.customer(), message);
    Runnable acknowledged =
        () ->
            chats.exclusively(() -> {
              ledger.note(Deed.HEARD, chat.customer(), message);
              change(chat, message.id(), Courier::taken);
            });
    webhooks.offer(
        chat.customer().userId(), WebhookUpdate.messages(value, message.at(), acknowledged));
  }

  private static ChatMessage taken(ChatMessage message) {
    return message.tick().isBefore(Tick.DELIVERED) ? message.with(Tick.DELIVERED) : message;
  }

  /** Takes a message of the business to the phone, in the time it takes. */
  void toPhone(Chat chat, ChatMessage message) {
    store(chat, message);
    later(pace.sent(), chat, message, Tick.SENT);
    if (!message.isReaction()) {
      later(pace.delivered(), chat, message, Tick.DELIVERED);
    }
  }

  private void later(Duration delay, Chat chat, ChatMessage message, Tick goal) {
    timeline.after(delay, () -> chats.exclusively(() -> advance(chat, message.id(), goal)));
  }

  /** Lets a message, accepted though it was, fail a moment later, as Meta does. */
  void fail(Chat chat, ChatMessage message, Trouble why) {
    store(chat, message);
    timeline.after(
        pace.sent(),
        () ->
            chats.exclusively(() ->
                change(chat, message.id(), sent -> sent.failed(why))
                    .ifPresent(failed -> tell(chat, failed))));
  }

  /** Reports the failure of a message to somebody who has no phone here. */
  void failUnknown(Customer customer, ChatMessage message) {
    timeline.after(pace.sent(), () -> tell(customer, message));
  }

  /** Brings a message up to a tick, through every tick on the way there. */
  void advance(Chat chat, String messageId, Tick goal) {
    List<Tick> road =
        chat.find(messageId).filter(ChatMessage::isReaction).isPresent() ? REACTION_ROAD : ROAD;
    for (Tick tick : road) {
      Optional<ChatMessage> moved =
          chat.find(messageId)
              .filter(message -> message.tick().isBefore(tick) && !goal.isBefore(tick))
              .flatMap(message -> change(chat, messageId, old -> old.with(tick)));
      moved.ifPresent(message -> tell(chat, message));
    }
  }

  private void tell(Chat chat, ChatMessage message) {
    tell(chat.customer(), message);
    if (message.isReaction() && message.tick() == Tick.SENT) {
      react(chat, message);
    }
  }

  private void tell(Customer customer, ChatMessage message) {
    Instant at = now();
    ledger.note(Deed.STATUS, customer, message);
    WebhookUpdate update =
        WebhookUpdate.messages(payloads.status(customer, message, at), at, () -> {});
    Duration delay = weather.statusDelay();
    if (delay.isZero()) {
      offer(customer, message.tick(), update);
    } else {
      timeline.after(delay, () -> offer(customer, message.tick(), update));
    }
  }

  private void offer(Customer customer, Tick tick, WebhookUpdate update) {
    Optional<PostTrouble> fate = weather.fateOfStatus(tick);
    if (fate.isPresent()) {
      webhooks.offer(customer.userId(), update, fate);
    } else {
      webhooks.offer(customer.userId(), update);
    }
  }

  /** Tells the business something that is no message. */
  void announce(Customer customer, WebhookUpdate update) {
    webhooks.offer(customer.userId(), update);
  }

  private void react(Chat chat, ChatMessage message) {
    ObjectNode reaction = (ObjectNode) message.content().path("reaction");
    String target = reaction.path("message_id").asString();
    change(chat, target, old -> old.withReaction(EmulatorJson.text(reaction, "emoji")));
  }

  /** Puts a message into its chat and shows it. */
  void store(Chat chat, ChatMessage message) {
    chats.put(chat, message);
    show(chat, message);
  }

  private Optional<ChatMessage> change(
      Chat chat, String messageId, UnaryOperator<ChatMessage> step) {
    Optional<ChatMessage> old = chat.find(messageId);
    Optional<ChatMessage> changed = old.map(step);
    changed
        .filter(message -> !Optional.of(message).equals(old))
        .ifPresent(message -> {
          if (message.tick() == Tick.DELIVERED && message.isFrom(Side.BUSINESS)) {
            chat.stopTyping();
          }
          store(chat, message);
        });
    return changed;
  }

  private void show(Chat chat, ChatMessage message) {
    if (message.isShown()) {
      ObjectNode event = EmulatorJson.object().put("customer", chat.customer().userId());
      event.set("message", PhoneViews.message(message));
      feed.publish("message", event);
    }
    show(chat);
  }

  /** Shows what has changed about the person: typing, unread messages, the window. */
  void show(Chat chat) {
    feed.publish("customer", view(chat));
  }

  /** The line in the list of people; of two views the one with the higher version is newer. */
  ObjectNode view(Chat chat) {
    return PhoneViews.customer(chat, now()).put("version", chats.nextNumber());
  }

  /** Shows typing until the given instant, or until a message arrives. */
  void type(Chat chat, Duration time) {
    chat.typeUntil(now().plus(time));
    show(chat);
    timeline.after(time, () -> chats.exclusively(() -> show(chat)));
  }

  @Override
  public void close() {
    webhooks.close();
  }
}
