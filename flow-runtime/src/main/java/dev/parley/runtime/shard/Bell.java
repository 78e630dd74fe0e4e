package dev.parley.runtime.shard;

import dev.parley.runtime.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * How nodes tell each other where to look: PostgreSQL's notifications, gathered while the last ones
 * are on their way. They are sent after the commit of what they tell of, not in it, for PostgreSQL
 * lets only one commit with notifications pass at a time. One that is lost with its node is made up
 * for by the look that everybody takes now and then.
 */
final class Bell {
  private static final Logger LOG = System.getLogger(Bell.class.getName());
  private static final String CHANNEL = "parley";
  private static final String FREE = "FREE";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int LISTEN_MILLIS = 5_000;

  private final Store store;
  private final Hearer hearer;
  private final Map<Topic, Set<Integer>> waiting = new EnumMap<>(Topic.class);
  private boolean free;
  private volatile boolean closed;
  private volatile @Nullable Connection listening;
  private final Thread ear = Thread.ofPlatform().daemon().name("parley-ear").unstarted(this::hear);
  private final Thread hand =
      Thread.ofPlatform().daemon().name("parley-bell").unstarted(this::ring);

  /** Who is told. */
  interface Hearer {
    /** Another node has written something. */
    void look(Topic topic, Set<Integer> shards);

    /** Shards may be free. */
    void free();

    /** Anything may have been missed. */
    void deaf();
  }

  Bell(Store store, Hearer hearer) {
    this.store = store;
    this.hearer = hearer;
  }

  void start() {
    ear.start();
    hand.start();
  }

  synchronized void ring(Topic topic, int shard) {
    waiting.computeIfAbsent(topic, t -> new TreeSet<>()).add(shard);
    notifyAll();
  }

  synchronized void ringFree() {
    free = true;
    notifyAll();
  }

  void close() {
    closed = true;
    synchronized (this) {
      notifyAll();
    }
    try {
      hand.join(RETRY);
      Connection deafened = listening;
      if (deafened != null) {
        deafened.abort(Runnable::run);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "A connection to the database stays open", e);
    }
  }

  private void ring() {
    while (goesOn()) {
      try (Handle handle = store.apart(PATIENCE)) {
        for (List<String> news = next(); !news.isEmpty(); news = next()) {
          handle
              .createQuery("select pg_notify(:channel, n) from unnest(:news) news(n)")
              .bind("channel", CHANNEL)
              .bindArray("news", String.class, news)
              .mapToMap()
              .list();
        }
      } catch (RuntimeException e) {
        retry("Other nodes could not be told what is new", e);
      }
    }
  }

  /**
   * What is to be told; waits until there is something, and is empty when there will be no more.
   */
  private synchronized List<String> next() {
    try {
      while (waiting.isEmpty() && !free) {
        if (closed) {
          return List.of();
        }
        wait();
      }
    } catch (InterruptedException e) {
      closed = true;
      return List.of();
    }
    List<String> news =
        waiting.entrySet().stream()
            .map(w ->
                w.getKey()
                    + " "
                    + w.getValue().stream().map(String::valueOf).collect(Collectors.joining(",")))
            .collect(Collectors.toList());
    if (free) {
      news.add(FREE);
    }
    waiting.clear();
    free = false;
    return news;
  }

  private void hear() {
    while (goesOn()) {
      try (Handle handle = store.apart(PATIENCE)) {
        listening = handle.getConnection();
        PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
        handle.execute("listen " + CHANNEL);
        hearer.deaf();
        while (goesOn()) {
          for (PGNotification news : connection.getNotifications(LISTEN_MILLIS)) {
            hear(news.getParameter());
          }
          // A connection that is broken without a word is found out by asking something.
          handle.execute("select 1");
        }
      } catch (SQLException | RuntimeException e) {
        retry("Other nodes cannot be heard", e);
      }
    }
  }

  private void hear(String news) {
    if (news.equals(FREE)) {
      hearer.free();
      return;
    }
    String[] words = news.split(" ", 2);
    Optional<Topic> topic = Topic.named(words[0]);
    // A newer version may have more to say.
    topic.ifPresent(t ->
        hearer.look(
            t,
            List.of(words[1].split(",")).stream()
                .map(Integer::valueOf)
                .collect(Collectors.toSet())));
  }

  private boolean goesOn() {
    return !closed && !store.closed();
  }

  private void retry(String sentence, Exception fault) {
    if (!goesOn()) {
      return;
    }
    LOG.log(Level.WARNING, sentence + "; trying again", fault);
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException e) {
      closed = true;
    }
  }
}
