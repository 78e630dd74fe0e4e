package dev.parley.runtime.emulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Every chat of the emulator, in memory and bounded. All use goes through {@link #exclusively}. */
final class Chats {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Chat> byUserId = new LinkedHashMap<>();
  private final Map<String, Chat> byPhone = new HashMap<>();
  private final Map<String, Chat> byMessage = new HashMap<>();
  private final Population population;
  private long lastNumber;

  Chats(Population population) {
    this.population = population;
    population.customers().forEach(this::add);
  }

  /** Runs one at a time; what it reads and writes belongs together. */
  <T> T exclusively(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** The same for work without an answer. */
  void exclusively(Runnable work) {
    exclusively(() -> {
      work.run();
      return true;
    });
  }

  Collection<Chat> all() {
    return List.copyOf(byUserId.values());
  }

  Optional<Chat> ofUser(String userId) {
    return Optional.ofNullable(byUserId.get(userId));
  }

  Optional<Chat> ofPhone(String phone) {
    return Optional.ofNullable(byPhone.get(phone));
  }

  /** The chat of somebody named by user id, phone number, username or first name. */
  Optional<Chat> find(String whom) {
    return ofUser(whom)
        .or(() -> ofPhone(Identities.digits(whom)))
        .or(() ->
            byUserId.values().stream().filter(chat -> chat.customer().isCalled(whom)).findFirst());
  }

  /** The chat in which a message stands. */
  Optional<Chat> ofMessage(String messageId) {
    return Optional.ofNullable(byMessage.get(messageId));
  }

  boolean isFull() {
    return byUserId.size() >= population.mostCustomers();
  }

  /** The chat of this person: a new one, or the one there is. */
  Chat add(NewCustomer wanted) {
    Customer customer = Identities.customer(wanted);
    Chat chat = byUserId.computeIfAbsent(customer.userId(), id -> new Chat(customer));
    customer.phone().ifPresent(phone -> byPhone.put(phone, chat));
    return chat;
  }

  /** The place of the next message. */
  long nextNumber() {
    return ++lastNumber;
  }

  /** Adds or replaces a message and forgets what is over the bound. */
  void put(Chat chat, ChatMessage message) {
    chat.put(message);
    byMessage.put(message.id(), chat);
    new ArrayList<>(chat.forgetOver(population.mostMessages())).forEach(byMessage::remove);
  }
}
