package dev.parley.runtime.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a database could not be opened. */
final class OpenFault {
  private static final int H2_ALREADY_OPEN = 90020;

  private OpenFault() {}

  static StoreUnusable of(StoreSettings settings, RuntimeException fault) {
    SQLException sql = sqlFault(fault);
    if (settings.url().isEmpty()) {
      return new StoreUnusable(embedded(settings, fault, sql), fault);
    }
    String reason =
        sql == null ? String.valueOf(fault.getMessage()) : String.valueOf(sql.getMessage());
    return new StoreUnusable("The database cannot be used: " + firstLine(reason), fault);
  }

  private static String embedded(
      StoreSettings settings, RuntimeException fault, @Nullable SQLException sql) {
    if (sql != null && sql.getErrorCode() == H2_ALREADY_OPEN) {
      return "The data folder "
          + settings.dataDir()
          + " is in use by another Parley server; stop it, or choose another folder with --data.";
    }
    String reason =
        sql == null ? String.valueOf(fault.getMessage()) : String.valueOf(sql.getMessage());
    return "The data folder " + settings.dataDir() + " cannot be used: " + firstLine(reason);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }

  private static @Nullable SQLException sqlFault(Throwable fault) {
    SQLException deepest = null;
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        deepest = sql;
      }
    }
    return deepest;
  }
}
