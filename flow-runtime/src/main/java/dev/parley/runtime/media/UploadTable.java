package dev.parley.runtime.media;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of the ids that files of ours have at Meta. */
final class UploadTable {
  private UploadTable() {}

  /** What an id is known by: the number that uploaded, and the content and its type. */
  record Key(String account, String channel, String digest, String mimeType) {}

  /** An id and when Meta forgets it. */
  record Known(String mediaId, Instant expires) {}

  static Optional<Known> find(Handle handle, Key key) {
    return handle
        .createQuery(
            "select media_id, expires from media_upload where account = :account"
                + " and channel = :channel and digest = :digest and mime_type = :type")
        .bind("account", key.account())
        .bind("channel", key.channel())
        .bind("digest", key.digest())
        .bind("type", key.mimeType())
        .map((row, context) ->
            new Known(
                row.getString(1), row.getObject(2, java.time.OffsetDateTime.class).toInstant()))
        .findOne();
  }

  static void put(Handle handle, Key key, Known known) {
    int updated =
        handle.execute(
            "update media_upload set media_id = ?, expires = ? where account = ? and channel = ?"
                + " and digest = ? and mime_type = ?",
            known.mediaId(),
            known.expires(),
            key.account(),
            key.channel(),
            key.digest(),
            key.mimeType());
    if (updated == 0) {
      handle.execute(
          "insert into media_upload (account, channel, digest, mime_type, media_id, expires)"
              + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
          key.account(),
          key.channel(),
          key.digest(),
          key.mimeType(),
          known.mediaId(),
          known.expires());
    }
  }

  static void forget(Handle handle, String account, String channel, String mediaId) {
    handle.execute(
        "delete from media_upload where account = ? and channel = ? and media_id = ?",
        account,
        channel,
        mediaId);
  }

  static int prune(Handle handle, Instant now) {
    return handle.execute("delete from media_upload where expires <= ?", now);
  }
}
