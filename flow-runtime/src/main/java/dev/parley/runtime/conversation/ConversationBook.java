package dev.parley.runtime.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.flow.session.Session;
import dev.parley.runtime.outbox.Windows;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.time.Time;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which conversations exist, and how each stands. Those of late are kept in memory. */
public final class ConversationBook implements Windows {
  private static final int ADDRESSES = 100_000;
  private static final long WEIGHT = 64_000_000;
  private static final int STATE_WEIGHT = 400;
  private static final int VARIABLE_WEIGHT = 80;

  private final Store store;
  private final Time time;
  private final Ids ids;
  private final Cache<Address, String> addresses =
      Caffeine.newBuilder().maximumSize(ADDRESSES).build();
  private final Cache<String, ConversationState> states =
      Caffeine.newBuilder().maximumWeight(WEIGHT).weigher(ConversationBook::weigh).build();

  public ConversationBook(Store store, Time time, Ids ids) {
    this.store = store;
    this.time = time;
    this.ids = ids;
  }

  private static int weigh(String id, ConversationState state) {
    int variables =
        state.session().map(Session::frames).orElse(List.of()).stream()
            .mapToInt(frame -> frame.variables().size())
            .sum();
    return STATE_WEIGHT + VARIABLE_WEIGHT * variables;
  }

  /** The ids of these conversations; those that do not exist yet are created. */
  public Map<Address, String> open(Tx tx, Set<Address> wanted) {
    Map<Address, String> known = new HashMap<>(addresses.getAllPresent(wanted));
    Set<Address> missing = new HashSet<>(wanted);
    missing.removeAll(known.keySet());
    if (missing.isEmpty()) {
      return known;
    }
    known.putAll(ConversationTable.find(tx.handle(), missing));
    missing.removeAll(known.keySet());
    Map<Address, String> fresh = new LinkedHashMap<>();
    missing.forEach(address -> fresh.put(address, ids.next("cnv")));
    ConversationTable.insert(tx.handle(), fresh, time.now());
    known.putAll(fresh);
    tx.afterCommit(() -> addresses.putAll(known));
    return known;
  }

  Map<String, ConversationState> load(Collection<String> conversations) {
    Map<String, ConversationState> loaded = new HashMap<>(states.getAllPresent(conversations));
    Set<String> missing = new HashSet<>(conversations);
    missing.removeAll(loaded.keySet());
    if (!missing.isEmpty()) {
      store
          .read(handle -> ConversationTable.load(handle, missing))
          .forEach(state -> loaded.put(state.id(), state));
    }
    return loaded;
  }

  void save(Tx tx, List<ConversationState> after) {
    ConversationTable.save(tx.handle(), after);
    tx.afterCommit(() -> after.forEach(state -> states.put(state.id(), state)));
  }

  void forget(String conversation) {
    states.invalidate(conversation);
  }

  /** The conversation was changed in the database. */
  public void reread(String conversation) {
    forget(conversation);
  }

  /** Forgets conversations that others may have led meanwhile. */
  void forget(Predicate<String> conversations) {
    states.asMap().keySet().removeIf(conversations);
  }

  @Override
  public Instant closes(String conversation) {
    return Window.closes(state(conversation).flatMap(ConversationState::lastInbound));
  }

  /** Whose conversation it is; also of one whose state cannot be read. */
  public Optional<Address> address(String conversation) {
    return store.read(handle -> ConversationTable.address(handle, conversation));
  }

  /** How a conversation stands. */
  public Optional<ConversationState> state(String conversation) {
    return Optional.ofNullable(load(Set.of(conversation)).get(conversation));
  }
}
