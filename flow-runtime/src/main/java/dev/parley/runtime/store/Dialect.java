package dev.parley.runtime.store;

import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** What differs between the two databases. Everything else is the same SQL. */
enum Dialect {
  /** Embedded. */
  H2 {
    @Override
    String onlyPostgres() {
      return "-- ";
    }

    @Override
    String onlyEmbedded() {
      return "";
    }

    @Override
    void sync(Handle handle) {
      // WRITE_DELAY=0 writes at every commit but leaves the disk's own cache alone.
      handle.execute("checkpoint sync");
    }

    @Override
    Optional<HeldFile> hold(DataSource pool) {
      return Optional.of(HeldFile.hold(pool));
    }
  },
  /** Shared; a commit returns when the log is on disk. */
  POSTGRESQL {
    @Override
    String onlyPostgres() {
      return "";
    }

    @Override
    String onlyEmbedded() {
      return "-- ";
    }

    @Override
    void sync(Handle handle) {}

    @Override
    Optional<HeldFile> hold(DataSource pool) {
      return Optional.empty();
    }
  };

  /** What stands before a line of a migration that concerns PostgreSQL only. */
  abstract String onlyPostgres();

  /** What stands before a line of a migration that concerns H2 only. */
  abstract String onlyEmbedded();

  /** Makes sure that what was committed outlives the machine. */
  abstract void sync(Handle handle);

  /** Takes what must be held while the database is open. */
  abstract Optional<HeldFile> hold(DataSource pool);
}
