package dev.parley.runtime.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jdbi.v3.core.JdbiException;

/** Looks now and then at what other servers on the same database may have changed. */
public final class Glances implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Glances.class.getName());

  private final Footing on;
  private final Duration each;
  private final Runnable look;
  private volatile boolean closed;

  private Glances(Footing on, Duration each, Runnable look) {
    this.on = on;
    this.each = each;
    this.look = look;
  }

  /** Looks after each such time, if the database can have other servers. */
  public static Glances each(Footing on, Duration each, Runnable look) {
    Glances glances = new Glances(on, each, look);
    if (on.store().shared()) {
      glances.next();
    }
    return glances;
  }

  private void next() {
    on.time().at(on.time().now().plus(each), this::glance);
  }

  private void glance() {
    if (closed) {
      return;
    }
    try {
      look.run();
    } catch (JdbiException e) {
      LOG.log(Level.WARNING, "What other servers have changed is not known right now", e);
    }
    next();
  }

  /** Looks no more. */
  @Override
  public void close() {
    closed = true;
  }
}
