package dev.parley.runtime.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads rows of the inbox. */
final class InboxRows {
  private InboxRows() {}

  static InboxTable.Row read(ResultSet row) throws SQLException {
    return new InboxTable.Row(
        row.getLong("sequence"),
        row.getString("account"),
        row.getString("channel"),
        row.getString("conversation"),
        row.getString("dedupe_key"),
        row.getString("kind"),
        row.getString("state"),
        row.getString("outcome"),
        row.getString("detail"),
        raw(row),
        instant(row, "occurred"),
        instant(row, "received"));
  }

  /** The event's own webhook body, wherever it fitted. */
  static String raw(ResultSet row) throws SQLException {
    @Nullable String large = row.getString("raw_large");
    return large == null ? row.getString("raw") : large;
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
