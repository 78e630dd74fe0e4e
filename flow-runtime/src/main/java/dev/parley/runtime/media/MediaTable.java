package dev.parley.runtime.media;

import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.SealedFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of files. */
final class MediaTable {
  private static final int LONGEST_ERROR = 2000;
  private static final String COLUMNS =
      "id, account, channel, conversation, media_id, kind, mime_type, filename, state, attempts,"
          + " digest, bytes, error, received";

  private MediaTable() {}

  /** Inserts what is not known yet; one number each, 0 where the file was known. */
  static int[] insert(Handle handle, List<StoredFile> files) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into media ("
                + COLUMNS
                + ", next_attempt) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict do nothing");
    files.forEach(f ->
        batch.add(
            f.id(),
            f.account(),
            f.channel(),
            f.conversation(),
            f.mediaId(),
            f.kind().name().toLowerCase(Locale.ROOT),
            f.mimeType().orElse(""),
            f.filename().orElse(""),
            f.state().word(),
            f.attempts(),
            f.digest().orElse(""),
            f.bytes(),
            f.error(),
            f.received(),
            f.received()));
    return batch.execute();
  }

  static List<StoredFile> due(Handle handle, Instant now, int most) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + " from media where state = 'waiting' and next_attempt <= :now"
                + " order by next_attempt limit :most")
        .bind("now", now)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  static Optional<Instant> next(Handle handle) {
    return handle
        .createQuery(
            "select next_attempt from media where state = 'waiting' order by next_attempt limit 1")
        .mapTo(Instant.class)
        .findOne();
  }

  /** Takes on an attempt, unless somebody else has. */
  static boolean claim(Handle handle, StoredFile file, Instant until) {
    return handle.execute(
            "update media set attempts = attempts + 1, next_attempt = ?"
                + " where id = ? and account = ? and state = 'waiting' and attempts = ?",
            until,
            file.id(),
            file.account(),
            file.attempts())
        == 1;
  }

  /** Keeps what opens a file until it is here. */
  static void seal(Handle handle, StoredFile file, SealedFile sealed) {
    handle.execute("insert into media_sealed (id, said) values (?, ?)", file.id(), sealed.write());
  }

  static Optional<SealedFile> sealed(Handle handle, StoredFile file) {
    return handle
        .createQuery("select said from media_sealed where id = :id")
        .bind("id", file.id())
        .mapTo(String.class)
        .findOne()
        .flatMap(SealedFile::read);
  }

  private static void unseal(Handle handle, StoredFile file) {
    if (file.sealed()) {
      handle.execute("delete from media_sealed where id = ?", file.id());
    }
  }

  static void stored(Handle handle, StoredFile file, Instant now) {
    unseal(handle, file);
    handle.execute(
        "update media set state = 'stored', digest = ?, bytes = ?, mime_type = ?, error = '',"
            + " settled = ? where id = ? and account = ?",
        file.digest().orElseThrow(),
        file.bytes(),
        file.mimeType().orElse(""),
        now,
        file.id(),
        file.account());
  }

  static void failed(Handle handle, StoredFile file, String error, Instant now) {
    unseal(handle, file);
    handle.execute(
        "update media set state = 'failed', error = ?, settled = ?"
            + " where id = ? and account = ? and state = 'waiting'",
        cut(error),
        now,
        file.id(),
        file.account());
  }

  static void again(Handle handle, StoredFile file, String error, Instant next) {
    handle.execute(
        "update media set error = ?, next_attempt = ?"
            + " where id = ? and account = ? and state = 'waiting'",
        cut(error),
        next,
        file.id(),
        file.account());
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
  }

  /** Which of these contents files have. */
  static Set<String> used(Handle handle, String account, List<String> digests) {
    return handle
        .createQuery(
            "select distinct digest from media where account = :account and digest = any(:digests)")
        .bind("account", account)
        .bindArray("digests", String.class, digests)
        .mapTo(String.class)
        .set();
  }

  static Optional<StoredFile> byId(Handle handle, String account, String id) {
    return handle
        .createQuery("select " + COLUMNS + " from media where account = :account and id = :id")
        .bind("account", account)
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  static List<StoredFile> list(
      Handle handle, String account, String conversation, String after, int most) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + " from media where account = :account and id > :after"
                + (conversation.isEmpty() ? "" : " and conversation = :conversation")
                + " order by id limit :most")
        .bind("account", account)
        .bind("after", after)
        .bindMap(conversation.isEmpty() ? Map.of() : Map.of("conversation", conversation))
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  static Optional<StoredFile> byMediaId(
      Handle handle, String account, String channel, String mediaId) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + " from media where account = :account and channel = :channel"
                + " and media_id = :media")
        .bind("account", account)
        .bind("channel", channel)
        .bind("media", mediaId)
        .map((row, context) -> read(row))
        .findOne();
  }

  private static StoredFile read(ResultSet row) throws SQLException {
    return new StoredFile(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Content.Media.Kind.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
        text(row.getString(7)),
        text(row.getString(8)),
        StoredFile.State.of(row.getString(9)),
        row.getInt(10),
        text(row.getString(11)),
        row.getLong(12),
        row.getString(13),
        row.getObject(14, OffsetDateTime.class).toInstant());
  }

  private static Optional<String> text(String column) {
    return Optional.of(column).filter(c -> !c.isEmpty());
  }
}
