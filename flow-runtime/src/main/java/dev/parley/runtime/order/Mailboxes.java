package dev.parley.runtime.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * One queue a conversation, in memory. Only the oldest item of an idle conversation can be taken;
 * the conversation is busy until that item is finished. So its items are worked on one at a time
 * and in order, while different conversations never wait for each other.
 *
 * <p>Conversations are kept in parts, each of which is open or shut. What comes for a part that is
 * shut is left to the database.
 *
 * <p>Memory is bounded. When it is full, later items are left to the database, from where they are
 * {@link #refill loaded} in order as soon as there is room. That is also how everything begins: a
 * part that was just opened is behind, and has to be filled from the database first.
 *
 * @param <T> what waits
 */
public final class Mailboxes<T> {
  private final int capacity;
  private final Function<T, String> conversationOf;
  private final ToLongFunction<T> sequenceOf;
  private final ToIntFunction<String> partOf;
  private final Map<String, Box<T>> boxes = new HashMap<>();
  private final Set<String> ready = new LinkedHashSet<>();
  private final Set<Long> known = new HashSet<>();
  private final Set<Long> finishedWhileLoading = new HashSet<>();
  private final Set<String> abandonedWhileLoading = new HashSet<>();
  private final Set<Integer> open = new HashSet<>();
  private final Set<Integer> behind = new HashSet<>();
  private final Set<Integer> loading = new HashSet<>();
  private final Set<Integer> missed = new HashSet<>();
  private int size;
  private boolean closed;

  /**
   * Empty mailboxes, all parts shut.
   *
   * @param capacity how many items may wait in memory
   * @param conversationOf an item's conversation
   * @param sequenceOf an item's place in the order of all items; no two have the same
   * @param partOf a conversation's part
   */
  public Mailboxes(
      int capacity,
      Function<T, String> conversationOf,
      ToLongFunction<T> sequenceOf,
      ToIntFunction<String> partOf) {
    this.capacity = capacity;
    this.conversationOf = conversationOf;
    this.sequenceOf = sequenceOf;
    this.partOf = partOf;
  }

  /** What is to be read from the database: so many items at most, of these parts. */
  public record Load(int most, Set<Integer> parts) {}

  /** Opens parts in which some conversations are blocked; they are behind the database. */
  public synchronized void open(Collection<Integer> parts, Collection<String> blocked) {
    open.addAll(parts);
    blocked.forEach(this::block);
    look(parts);
  }

  /** The database may have items of these parts that memory does not. */
  public synchronized void look(Collection<Integer> parts) {
    for (Integer part : parts) {
      if (open.contains(part)) {
        behind.add(part);
        missed.add(part);
      }
    }
    notifyAll();
  }

  /** Forgets what waits in these parts and takes nothing more; what is under way may end. */
  public synchronized void shut(Collection<Integer> parts) {
    open.removeAll(parts);
    behind.removeAll(parts);
    missed.removeAll(parts);
    boxes.entrySet().removeIf(box -> parts.contains(box.getValue().part) && emptied(box));
    notifyAll();
  }

  private boolean emptied(Map.Entry<String, Box<T>> entry) {
    Box<T> box = entry.getValue();
    empty(box);
    box.blocked = false;
    ready.remove(entry.getKey());
    return box.current == null;
  }

  private void empty(Box<T> box) {
    box.items.forEach(item -> known.remove(sequenceOf.applyAsLong(item)));
    size -= box.items.size();
    box.items.clear();
  }

  /** Whether a conversation's part is open. */
  public synchronized boolean isOpen(String conversation) {
    return open.contains(partOf.applyAsInt(conversation));
  }

  /** Adds an item that the database has, unless memory is full or still behind. */
  public synchronized void offer(T item) {
    int part = part(item);
    if (!open.contains(part)) {
      return;
    }
    if (size >= capacity) {
      behind.add(part);
    }
    if (behind.contains(part)) {
      missed.add(part);
      notifyAll();
    } else {
      add(item);
    }
  }

  /** Makes an idle and empty conversation busy with an item; false if anything else is there. */
  public synchronized boolean reserve(T item) {
    String conversation = conversationOf.apply(item);
    int part = part(item);
    boolean free = open.contains(part) && !behind.contains(part) && !closed;
    if (!free || boxes.containsKey(conversation)) {
      return false;
    }
    known.add(sequenceOf.applyAsLong(item));
    box(conversation).current = item;
    return true;
  }

  /**
   * Takes the oldest items of up to {@code most} idle conversations; these are busy from now on.
   */
  public synchronized List<T> take(int most) {
    List<T> taken = new ArrayList<>(Math.min(most, ready.size()));
    Iterator<String> conversations = ready.iterator();
    while (taken.size() < most && conversations.hasNext()) {
      String conversation = conversations.next();
      conversations.remove();
      taken.add(begin(box(conversation)));
    }
    return taken;
  }

  /** Waits until something can be taken, something must be loaded, or this is closed. */
  public synchronized void await() throws InterruptedException {
    while (!closed && ready.isEmpty() && !mustLoad()) {
      wait();
    }
  }

  /** The item is done with, as the database knows; its conversation is idle. */
  public synchronized void finish(T item) {
    forget(item);
    release(conversationOf.apply(item));
  }

  /**
   * The item is done with, but the database does not know yet. Takes the next of its conversation,
   * if there is one. The item stays known, so that nobody loads it once more, until it is {@link
   * #forget forgotten}.
   */
  public synchronized Optional<T> leaveAndTake(T item) {
    String conversation = conversationOf.apply(item);
    release(conversation);
    return ready.remove(conversation) ? Optional.of(begin(box(conversation))) : Optional.empty();
  }

  /** The database knows now that an item is done with. */
  public synchronized void forget(T item) {
    long sequence = sequenceOf.applyAsLong(item);
    known.remove(sequence);
    if (!loading.isEmpty()) {
      finishedWhileLoading.add(sequence);
    }
  }

  /**
   * Nobody knows whether the database has this item, nor what was written with it: all that waits
   * in its conversation is read anew, so that nothing goes before it.
   */
  public synchronized void abandon(T item) {
    String conversation = conversationOf.apply(item);
    Box<T> box = box(conversation);
    known.remove(sequenceOf.applyAsLong(item));
    empty(box);
    if (!loading.isEmpty()) {
      abandonedWhileLoading.add(conversation);
    }
    look(Set.of(box.part));
    release(conversation);
  }

  /** Gives an item back: it waits again, in its place. */
  public synchronized void putBack(T item) {
    String conversation = conversationOf.apply(item);
    if (open.contains(part(item))) {
      insert(box(conversation), item);
    } else {
      known.remove(sequenceOf.applyAsLong(item));
    }
    release(conversation);
  }

  /**
   * Items that had been set aside wait again, each in its place: before whatever came later, so
   * that they are added however full memory is. One of them may just have been loaded as well.
   */
  public synchronized void again(List<T> items) {
    for (T item : items) {
      if (open.contains(part(item))) {
        add(item);
      }
    }
  }

  /** Nothing of this conversation is taken until it is unblocked. */
  public synchronized void block(String conversation) {
    if (isOpen(conversation)) {
      box(conversation).blocked = true;
      refresh(conversation);
    }
  }

  /** The conversations of these parts that are blocked. */
  public synchronized Set<String> blocked(Set<Integer> parts) {
    return boxes.entrySet().stream()
        .filter(box -> box.getValue().blocked && parts.contains(box.getValue().part))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Lets a blocked conversation go on. */
  public synchronized void unblock(String conversation) {
    box(conversation).blocked = false;
    refresh(conversation);
  }

  /** Whether the database has items that memory does not, and there is room for them. */
  public synchronized boolean mustLoad() {
    return !behind.isEmpty() && loading.isEmpty() && size <= capacity / 2;
  }

  /** Begins to load: to be called before the database is read. Says what to read. */
  public synchronized Load beginLoading() {
    loading.addAll(behind);
    missed.clear();
    // Those already known come first in what is read.
    return new Load(known.size() + capacity, Set.copyOf(loading));
  }

  /** Whether an item of this sequence waits or is under way. */
  public synchronized boolean knows(long sequence) {
    return known.contains(sequence);
  }

  /** Takes in what was read, oldest first; {@code all} says that the database has no more. */
  public synchronized void refill(List<T> items, boolean all) {
    for (T item : items) {
      boolean old =
          finishedWhileLoading.contains(sequenceOf.applyAsLong(item))
              || abandonedWhileLoading.contains(conversationOf.apply(item));
      if (!old && open.contains(part(item))) {
        add(item);
      }
    }
    if (all) {
      behind.removeAll(loading);
      behind.addAll(missed);
    }
    loaded();
    notifyAll();
  }

  /** Loading failed: it has to begin again. */
  public synchronized void loadingFailed() {
    loaded();
  }

  private void loaded() {
    finishedWhileLoading.clear();
    abandonedWhileLoading.clear();
    loading.clear();
  }

  /** Waits until nothing is under way, so long at most; says whether that is so. */
  public boolean awaitQuiet(Duration atMost) {
    return awaitQuiet(part -> true, atMost);
  }

  /** Waits until nothing is under way in some parts, so long at most; says whether that is so. */
  public synchronized boolean awaitQuiet(IntPredicate parts, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      while (!quiet(parts)) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean quiet(IntPredicate parts) {
    return boxes.values().stream().allMatch(b -> b.current == null || !parts.test(b.part));
  }

  /** Nothing can be taken any more; what is under way may still be finished. */
  public synchronized void close() {
    closed = true;
    ready.clear();
    notifyAll();
  }

  /** Whether this is closed. */
  public synchronized boolean closed() {
    return closed;
  }

  private int part(T item) {
    return partOf.applyAsInt(conversationOf.apply(item));
  }

  /** What is known already was loaded just before it was offered, or the other way round. */
  private void add(T item) {
    String conversation = conversationOf.apply(item);
    if (known.add(sequenceOf.applyAsLong(item))) {
      insert(box(conversation), item);
      refresh(conversation);
    }
  }

  private void insert(Box<T> box, T item) {
    box.insert(item, sequenceOf);
    size++;
  }

  private T begin(Box<T> box) {
    T item = box.items.removeFirst();
    box.current = item;
    size--;
    return item;
  }

  private Box<T> box(String conversation) {
    return boxes.computeIfAbsent(conversation, c -> new Box<>(partOf.applyAsInt(c)));
  }

  private void release(String conversation) {
    box(conversation).current = null;
    refresh(conversation);
  }

  private void refresh(String conversation) {
    Box<T> box = box(conversation);
    boolean free = box.current == null && !box.blocked;
    if (free && !box.items.isEmpty() && !closed) {
      ready.add(conversation);
      notifyAll();
    } else {
      ready.remove(conversation);
    }
    if (free && box.items.isEmpty()) {
      boxes.remove(conversation);
    }
    if (mustLoad() || closed || !open.contains(box.part)) {
      notifyAll();
    }
  }
}
