package dev.parley.runtime.bot;

import dev.parley.runtime.store.Estate;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * That a release became the one that new sessions use.
 *
 * @param bot the bot's id
 * @param by the user or key; empty where the server did it
 */
public record Publication(
    String id,
    String bot,
    String release,
    int number,
    Kind kind,
    String by,
    String note,
    Instant at) {
  /** How it came about. */
  public enum Kind {
    /** Somebody published a draft. */
    PUBLISHED,
    /** Somebody went back to an earlier release. */
    ROLLED_BACK,
    /** The server was started with a folder. */
    STARTED;

    /** Its word. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Kind::word).toList();
    }
  }

  void write(Estate estate) {
    estate
        .update(
            "insert into bot_publication (id, account, bot, release, number, kind, done_by, note,"
                + " done) values (:id, :account, :bot, :release, :number, :kind, :by, :note, :at)")
        .bind("id", id)
        .bind("bot", bot)
        .bind("release", release)
        .bind("number", number)
        .bind("kind", kind.word())
        .bind("by", by)
        .bind("note", note)
        .bind("at", at)
        .execute();
  }

  /** A bot's publications, the newest first. */
  static List<Publication> list(Estate estate, String bot, String before, int most) {
    return estate
        .query(
            "select id, bot, release, number, kind, done_by, note, done from bot_publication where"
                + " account = :account and bot = :bot and (:before = '' or id < :before)"
                + " order by id desc limit :most")
        .bind("bot", bot)
        .bind("before", before)
        .bind("most", most)
        .map((row, context) ->
            new Publication(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                Kind.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                row.getString(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant()))
        .list();
  }
}
