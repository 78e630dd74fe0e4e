package dev.parley.runtime.bot;

import dev.parley.runtime.store.Estate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of bots and of their releases. */
final class ReleaseTable {
  private static final String RELEASE =
      "select r.id, b.name, r.number, r.bot, r.digest, r.created from bot_release r"
          + " join bot b on b.id = r.bot where r.account = :account";
  private static final String BOT =
      "select b.id, b.name, b.created, b.release, r.number, r.created published,"
          + " (select count(*) from bot_draft d where d.id = b.id and d.account = :account) drafts"
          + " from bot b left join bot_release r on r.id = b.release where b.account = :account";

  private ReleaseTable() {}

  /** The release that new sessions use, of every bot of every account that has one. */
  static List<Current> current(Handle handle) {
    return handle
        .createQuery("select account, name, release from bot where release <> ''")
        .map((row, context) -> new Current(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  record Current(String account, String bot, String release) {}

  /** The id of the bot of this name; it is made where there is none. */
  static String bot(Estate estate, String name, String fresh, Instant now) {
    estate
        .update(
            "insert into bot (id, account, name, created) values (:id, :account, :name, :now)"
                + " on conflict do nothing")
        .bind("id", fresh)
        .bind("name", name)
        .bind("now", now)
        .execute();
    return estate
        .query("select id from bot where account = :account and name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .one();
  }

  static Optional<KnownBot> find(Estate estate, String bot) {
    return estate
        .query(BOT + " and b.id = :id")
        .bind("id", bot)
        .map((row, context) -> known(row))
        .findOne();
  }

  /** Bots in the order of their ids; of one name only if it is not empty. */
  static List<KnownBot> list(Estate estate, String name, String after, int most) {
    return estate
        .query(
            BOT + " and (:name = '' or b.name = :name) and b.id > :after order by b.id limit :most")
        .bind("name", name)
        .bind("after", after)
        .bind("most", most)
        .map((row, context) -> known(row))
        .list();
  }

  private static KnownBot known(ResultSet row) throws SQLException {
    Optional<Release> release =
        row.getString("release").isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Release(row.getString("release"), row.getString("name"), row.getInt("number")));
    Optional<Instant> published =
        Optional.ofNullable(row.getObject("published", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant);
    return new KnownBot(
        row.getString("id"),
        row.getString("name"),
        row.getObject("created", OffsetDateTime.class).toInstant(),
        release,
        published,
        row.getInt("drafts") > 0);
  }

  /** The newest release, even if an older one is in use. */
  static Optional<Row> newest(Estate estate, String bot) {
    return estate
        .query(RELEASE + " and r.bot = :bot order by r.number desc limit 1")
        .bind("bot", bot)
        .map((row, context) -> row(row))
        .findOne();
  }

  static Optional<Row> release(Estate estate, String id) {
    return estate
        .query(RELEASE + " and r.id = :id")
        .bind("id", id)
        .map((row, context) -> row(row))
        .findOne();
  }

  /** A bot's releases, the newest first. */
  static List<Row> releases(Estate estate, String bot, int before, int most) {
    return estate
        .query(
            RELEASE + " and r.bot = :bot and r.number < :before order by r.number desc limit :most")
        .bind("bot", bot)
        .bind("before", before)
        .bind("most", most)
        .map((row, context) -> row(row))
        .list();
  }

  /** A release as it is listed. */
  record Row(String id, String name, int number, String bot, String digest, Instant created) {
    Release release() {
      return new Release(id, name, number);
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString(1),
        row.getString(2),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant());
  }

  static void insert(Estate estate, Row release, String content, byte[] source) {
    estate
        .update(
            "insert into bot_release (id, account, bot, number, digest, content, created, source)"
                + " values (:id, :account, :bot, :number, :digest, :content, :now, :source)")
        .bind("id", release.id())
        .bind("bot", release.bot())
        .bind("number", release.number())
        .bind("digest", release.digest())
        .bind("content", content)
        .bind("now", release.created())
        .bind("source", Base64.getEncoder().encodeToString(source))
        .execute();
  }

  /** Makes a release the one that new sessions use. */
  static void point(Estate estate, String bot, String release) {
    estate
        .update("update bot set release = :release where account = :account and id = :id")
        .bind("id", bot)
        .bind("release", release)
        .execute();
  }

  static Optional<String> content(Estate estate, String release) {
    return estate.row("select content from bot_release", release).mapTo(String.class).findOne();
  }

  /** The zip of the folder that a release came from, if it came with one. */
  static Optional<byte[]> source(Estate estate, String release) {
    return estate
        .row("select source from bot_release", release)
        .mapTo(String.class)
        .findOne()
        .filter(text -> !text.isEmpty())
        .map(Base64.getDecoder()::decode);
  }
}
