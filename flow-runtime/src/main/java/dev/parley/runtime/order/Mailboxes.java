package dev.parley.runtime.order;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
import org.jspecify.annotations.Nullable;

/**
 * One queue a conversation, in memory. Only the oldest item of an idle conversation can be taken;
 * the conversation is busy until that item is finished. So its items are worked on one at a time
 * and in order, while different conversations never wait for each other.
 *
 * <p>Memory is bounded. When it is full, later items are left to the database, from where they are
 * {@link #refill loaded} in order as soon as there is room. That is also how everything begins: a
 * new instance is behind, and has to be filled from the database first.
 *
 * @param <T> what waits
 */
public final class Mailboxes<T> {
  private final int capacity;
  private final Function<T, String> conversationOf;
  private final Function<T, Object> keyOf;
  private final Map<String, Box<T>> boxes = new HashMap<>();
  private final Set<String> ready = new LinkedHashSet<>();
  private final Set<Object> known = new HashSet<>();
  private final Set<Object> finishedWhileLoading = new HashSet<>();
  private int size;
  private boolean behind = true;
  private boolean loading;
  private boolean missed;
  private boolean closed;

  /**
   * Empty mailboxes, behind the database.
   *
   * @param capacity how many items may wait in memory
   * @param conversationOf an item's conversation
   * @param keyOf what tells an item from all others
   */
  public Mailboxes(int capacity, Function<T, String> conversationOf, Function<T, Object> keyOf) {
    this.capacity = capacity;
    this.conversationOf = conversationOf;
    this.keyOf = keyOf;
  }

  private static final class Box<T> {
    private final Deque<T> items = new ArrayDeque<>();
    private @Nullable T current;
    private boolean blocked;
  }

  /** Adds an item that the database has, unless memory is full or still behind. */
  public synchronized void offer(T item) {
    if (behind || size >= capacity) {
      behind = true;
      missed = true;
      notifyAll();
    } else {
      add(item);
    }
  }

  /** Makes an idle and empty conversation busy with an item; false if anything else is there. */
  public synchronized boolean reserve(T item) {
    String conversation = conversationOf.apply(item);
    if (behind || closed || boxes.containsKey(conversation)) {
      return false;
    }
    known.add(keyOf.apply(item));
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

  /** The item is done with; its conversation is idle. */
  public synchronized void finish(T item) {
    Object key = keyOf.apply(item);
    known.remove(key);
    if (loading) {
      finishedWhileLoading.add(key);
    }
    release(conversationOf.apply(item));
  }

  /** Finishes an item and takes the next of its conversation, if there is one. */
  public synchronized Optional<T> finishAndTake(T item) {
    finish(item);
    String conversation = conversationOf.apply(item);
    return ready.remove(conversation) ? Optional.of(begin(box(conversation))) : Optional.empty();
  }

  /** Gives an item back: it is the conversation's oldest again. */
  public synchronized void putBack(T item) {
    String conversation = conversationOf.apply(item);
    box(conversation).items.addFirst(item);
    size++;
    release(conversation);
  }

  /** Nothing of this conversation is taken until it is unblocked. */
  public synchronized void block(String conversation) {
    box(conversation).blocked = true;
    refresh(conversation);
  }

  /** Lets a blocked conversation go on. */
  public synchronized void unblock(String conversation) {
    box(conversation).blocked = false;
    refresh(conversation);
  }

  /** Whether the database has items that memory does not, and there is room for them. */
  public synchronized boolean mustLoad() {
    return behind && !loading && size <= capacity / 2;
  }

  /** Begins to load: to be called before the database is read. Says how many items may come. */
  public synchronized int beginLoading() {
    loading = true;
    missed = false;
    // Those already known come first in what is read.
    return known.size() + capacity;
  }

  /** Takes in what was read, oldest first; {@code all} says that the database has no more. */
  public synchronized void refill(List<T> items, boolean all) {
    for (T item : items) {
      Object key = keyOf.apply(item);
      if (!known.contains(key) && !finishedWhileLoading.contains(key)) {
        add(item);
      }
    }
    finishedWhileLoading.clear();
    loading = false;
    behind = missed || !all;
    notifyAll();
  }

  /** Loading failed: it has to begin again. */
  public synchronized void loadingFailed() {
    finishedWhileLoading.clear();
    loading = false;
  }

  /** Waits until nothing is under way, so long at most; says whether that is so. */
  public synchronized boolean awaitQuiet(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      while (!quiet()) {
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

  private boolean quiet() {
    return boxes.values().stream().allMatch(b -> b.current == null);
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

  private void add(T item) {
    String conversation = conversationOf.apply(item);
    known.add(keyOf.apply(item));
    box(conversation).items.addLast(item);
    size++;
    refresh(conversation);
  }

  private T begin(Box<T> box) {
    T item = box.items.removeFirst();
    box.current = item;
    size--;
    return item;
  }

  private Box<T> box(String conversation) {
    return boxes.computeIfAbsent(conversation, c -> new Box<>());
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
    if (mustLoad() || closed) {
      notifyAll();
    }
  }
}
