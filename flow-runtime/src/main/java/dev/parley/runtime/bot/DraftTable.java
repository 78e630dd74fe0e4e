package dev.parley.runtime.bot;

import dev.parley.runtime.store.Estate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;

/** The SQL of drafts, one a bot at most. */
final class DraftTable {
  private static final String COLUMNS =
      "select id, digest, problems, errors, warnings, saved_by, saved, version from bot_draft";

  private DraftTable() {}

  static Optional<Draft> find(Estate estate, String bot) {
    return estate.row(COLUMNS, bot).map((row, context) -> read(row)).findOne();
  }

  private static Draft read(ResultSet row) throws SQLException {
    return new Draft(
        row.getString("id"),
        row.getString("digest"),
        row.getString("problems"),
        row.getInt("errors"),
        row.getInt("warnings"),
        row.getString("saved_by"),
        row.getObject("saved", OffsetDateTime.class).toInstant(),
        row.getLong("version"));
  }

  /** The zip of a draft. */
  static Optional<byte[]> source(Estate estate, String bot) {
    return estate
        .row("select source from bot_draft", bot)
        .mapTo(String.class)
        .findOne()
        .map(Base64.getDecoder()::decode);
  }

  static void put(Estate estate, Draft draft, byte[] source) {
    remove(estate, draft.bot());
    estate
        .update(
            "insert into bot_draft (id, account, digest, problems, errors, warnings, source,"
                + " saved_by, saved, version) values (:id, :account, :digest, :problems, :errors,"
                + " :warnings, :source, :by, :saved, :version)")
        .bind("id", draft.bot())
        .bind("digest", draft.digest())
        .bind("problems", draft.problems())
        .bind("errors", draft.errors())
        .bind("warnings", draft.warnings())
        .bind("source", Base64.getEncoder().encodeToString(source))
        .bind("by", draft.savedBy())
        .bind("saved", draft.saved())
        .bind("version", draft.version())
        .execute();
  }

  static boolean remove(Estate estate, String bot) {
    return estate
            .update("delete from bot_draft where account = :account and id = :id")
            .bind("id", bot)
            .execute()
        > 0;
  }
}
