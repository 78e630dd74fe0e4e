package dev.parley.runtime.store;

import org.jdbi.v3.core.Handle;

/** What differs between the two databases. Everything else is the same SQL. */
enum Dialect {
  /** Embedded. */
  H2 {
    @Override
    void sync(Handle handle) {
      // WRITE_DELAY=0 writes at every commit but leaves the disk's own cache alone.
      handle.execute("checkpoint sync");
    }
  },
  /** Shared; a commit returns when the log is on disk. */
  POSTGRESQL {
    @Override
    void sync(Handle handle) {}
  };

  /** Makes sure that what was committed outlives the machine. */
  abstract void sync(Handle handle);
}
