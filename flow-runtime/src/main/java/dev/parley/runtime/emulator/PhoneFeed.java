package dev.parley.runtime.emulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.node.ObjectNode;

/** What happens on the phones, numbered, for every open phone page. */
final class PhoneFeed implements AutoCloseable {
  private static final int REMEMBERED = 1_000;
  private static final int WAITING = 2_000;

  // Ids begin with this, so that a page which outlived a restart is not taken for up to date.
  private final String epoch = UUID.randomUUID().toString().substring(0, 8);
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<PhoneEvent> recent = new ArrayDeque<>();
  private final List<BlockingQueue<PhoneEvent>> pages = new ArrayList<>();
  private long last;
  private boolean closed;

  /**
   * One thing a page must learn.
   *
   * @param id the id by which a page says where it stopped
   * @param name what kind of thing it is
   * @param data the thing
   */
  record PhoneEvent(String id, String name, String data) {
    /** After this one nothing follows: the page has to come back. */
    static final PhoneEvent END = new PhoneEvent("", "end", "");
  }

  void publish(String name, ObjectNode data) {
    lock.lock();
    try {
      PhoneEvent event = new PhoneEvent(epoch + "-" + ++last, name, data.toString());
      recent.add(event);
      if (recent.size() > REMEMBERED) {
        recent.remove();
      }
      pages.removeIf(page -> !offer(page, event));
    } finally {
      lock.unlock();
    }
  }

  /** A page that cannot keep up is let go; it comes back and continues where it stopped. */
  private static boolean offer(BlockingQueue<PhoneEvent> page, PhoneEvent event) {
    if (page.remainingCapacity() > 1) {
      return page.add(event);
    }
    page.add(PhoneEvent.END);
    return false;
  }

  /**
   * Opens a page's queue: what it missed since the event it saw last, or, where that cannot be
   * told, a {@code reset} that makes it read everything anew.
   */
  BlockingQueue<PhoneEvent> subscribe(Optional<String> lastSeen) {
    lock.lock();
    try {
      BlockingQueue<PhoneEvent> page = new ArrayBlockingQueue<>(WAITING);
      Optional<List<PhoneEvent>> missed = lastSeen.flatMap(this::since);
      missed.ifPresentOrElse(
          page::addAll, () -> page.add(new PhoneEvent(position(), "reset", "{}")));
      if (closed) {
        page.add(PhoneEvent.END);
      } else {
        pages.add(page);
      }
      return page;
    } finally {
      lock.unlock();
    }
  }

  void unsubscribe(BlockingQueue<PhoneEvent> page) {
    lock.lock();
    try {
      // Queues are equal only to themselves.
      pages.remove(page);
    } finally {
      lock.unlock();
    }
  }

  private String position() {
    return epoch + "-" + last;
  }

  private Optional<List<PhoneEvent>> since(String id) {
    List<PhoneEvent> events = new ArrayList<>(recent);
    for (int missed = 0; missed <= events.size(); missed++) {
      if (id.equals(epoch + "-" + (last - missed))) {
        return Optional.of(events.subList(events.size() - missed, events.size()));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      pages.forEach(page -> page.offer(PhoneEvent.END));
      pages.clear();
    } finally {
      lock.unlock();
    }
  }
}
