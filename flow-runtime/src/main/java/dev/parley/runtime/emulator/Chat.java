package dev.parley.runtime.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All that one customer and the business wrote to each other. Guarded by its {@link Chats}. */
final class Chat {
  private static final Duration WINDOW = Duration.ofHours(24);
  private static final Duration PAIR_INTERVAL = Duration.ofSeconds(6);
  private static final int PAIR_BURST = 45;

  private final Customer customer;
  private final Map<String, ChatMessage> messages = new LinkedHashMap<>();
  private Instant windowEnd = Instant.MIN;
  private Instant typingEnd = Instant.MIN;
  private boolean blocked;
  private final Rate pair = new Rate(PAIR_INTERVAL, PAIR_BURST);

  Chat(Customer customer) {
    this.customer = customer;
  }

  Customer customer() {
    return customer;
  }

  /** Oldest first. */
  Collection<ChatMessage> messages() {
    return List.copyOf(messages.values());
  }

  Optional<ChatMessage> find(String messageId) {
    return Optional.ofNullable(messages.get(messageId));
  }

  /** Adds a message, or replaces the one with its id. */
  void put(ChatMessage message) {
    messages.put(message.id(), message);
    if (message.isFrom(Side.CUSTOMER)) {
      Instant end = message.at().plus(WINDOW);
      windowEnd = end.isAfter(windowEnd) ? end : windowEnd;
    }
  }

  /** Forgets the oldest settled messages over the bound and answers their ids. */
  List<String> forgetOver(int most) {
    List<String> forgotten = new ArrayList<>();
    Iterator<ChatMessage> oldestFirst = messages.values().iterator();
    while (messages.size() > most && oldestFirst.hasNext()) {
      ChatMessage message = oldestFirst.next();
      // One that is still moving would otherwise never get its last status.
      if (message.tick().isSettled() || message.isFrom(Side.CUSTOMER)) {
        forgotten.add(message.id());
        oldestFirst.remove();
      }
    }
    return forgotten;
  }

  /** The newest message that the phone shows. */
  Optional<ChatMessage> last() {
    return messages.values().stream().filter(ChatMessage::isShown).reduce((older, newer) -> newer);
  }

  long unread() {
    return count(ChatMessage::isUnread);
  }

  /**
   * When the business may no longer write freely; empty if the window is closed at this instant.
   */
  Optional<Instant> windowEnd(Instant now) {
    return now.isBefore(windowEnd) ? Optional.of(windowEnd) : Optional.empty();
  }

  /** Lets the window close at once. */
  void closeWindow() {
    windowEnd = Instant.MIN;
  }

  /** How often this person may be written to. */
  Rate pair() {
    return pair;
  }

  void block(boolean on) {
    blocked = on;
  }

  /** Whether the business has blocked this person. */
  boolean isBlocked() {
    return blocked;
  }

  void typeUntil(Instant end) {
    typingEnd = end;
  }

  void stopTyping() {
    typingEnd = Instant.MIN;
  }

  /** Whether the phone shows that an answer is coming. */
  boolean isTyping(Instant now) {
    return now.isBefore(typingEnd) || count(ChatMessage::isComing) > 0;
  }

  private long count(Predicate<ChatMessage> which) {
    return messages.values().stream().filter(which).count();
  }
}
