package dev.parley.runtime.store;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** Tells a fault of the moment from a fault of what was asked. */
final class SqlFaults {
  // The database ended a transaction in which nothing had happened for long.
  private static final String FROZEN = "25P03";

  private SqlFaults() {}

  /** Whether the same change may well succeed later: the connection is gone, a lock was lost. */
  static boolean isPassing(@Nullable Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof Overtaken
          || t instanceof SQLTransientException
          || t instanceof SQLRecoverableException) {
        return true;
      }
      if (t instanceof SQLException sql && isPassing(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** Connection, transaction roll-back, resources, operator intervention. */
  private static boolean isPassing(@Nullable String state) {
    return state != null
        && (state.startsWith("08")
            || state.startsWith("40")
            || state.startsWith("53")
            || state.equals(FROZEN)
            || state.startsWith("57P"));
  }
}
