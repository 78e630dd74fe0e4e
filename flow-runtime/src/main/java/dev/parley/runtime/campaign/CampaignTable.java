package dev.parley.runtime.campaign;

import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The SQL of campaigns. */
final class CampaignTable {
  private static final String SELECT =
      "select id, account, channel, name, state, reason, spec, author, run, place, planned, handed,"
          + " failed, objected, proven, winner, next_start, claimed, started, ended, version,"
          + " created, (select time_zone from account where id = :account) zone from campaign";

  private CampaignTable() {}

  static List<Campaign> list(Estate estate, String after, int most) {
    return estate.page(SELECT, after, most).map((row, context) -> read(row)).list();
  }

  static Optional<Campaign> byId(Estate estate, String id) {
    return estate.row(SELECT, id).map((row, context) -> read(row)).findOne();
  }

  /** A campaign that nobody else changes until the transaction's end. */
  static Optional<Campaign> lock(Estate estate, String id) {
    Query query =
        estate.query(SELECT + " where account = :account and id = :id for update").bind("id", id);
    return query.map((row, context) -> read(row)).findOne();
  }

  /** In which zone a business's days begin. */
  static ZoneId zone(Estate estate) {
    return zone(
        estate
            .query("select time_zone from account where id = :account")
            .mapTo(String.class)
            .one());
  }

  private static ZoneId zone(String name) {
    try {
      return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }

  /** Which campaign. */
  record Key(AccountId account, String id) {}

  /** The campaigns of all accounts that something is to be done about. */
  static List<Key> due(Handle handle, Instant now, int most) {
    return handle
        .createQuery(
            "select account, id from campaign where state = 'running' or (state = 'scheduled' and"
                + " next_start <= :now) order by id limit :most")
        .bind("now", now)
        .bind("most", most)
        .map((row, context) -> new Key(new AccountId(row.getString(1)), row.getString(2)))
        .list();
  }

  static void insert(Estate estate, Campaign campaign) {
    estate
        .update(
            "insert into campaign (id, account, channel, name, state, reason, spec, author, run,"
                + " place, planned, handed, failed, objected, proven, version, created) values"
                + " (:id, :account, :channel, :name, 'draft', '', :spec, :author, 0, '', false, 0,"
                + " 0, 0, false, 1, :now)")
        .bind("id", campaign.id())
        .bind("channel", campaign.channel())
        .bind("name", campaign.name())
        .bind("spec", PlanReader.text(campaign.plan()))
        .bind("author", campaign.author())
        .bind("now", campaign.created())
        .execute();
  }

  /**
   * Writes what people changed of a campaign.
   *
   * @throws Problem 409 if somebody else did so meanwhile
   */
  static void save(Estate estate, Campaign changed) {
    int saved =
        estate
            .update(
                "update campaign set channel = :channel, name = :name, spec = :spec, version ="
                    + " version + 1 where account = :account and id = :id and version = :version")
            .bind("channel", changed.channel())
            .bind("name", changed.name())
            .bind("spec", PlanReader.text(changed.plan()))
            .bind("id", changed.id())
            .bind("version", changed.version())
            .execute();
    if (saved == 0) {
      throw Problem.conflict("Somebody is changing this campaign as well: try again.");
    }
  }

  static void remove(Estate estate, String id) {
    estate
        .update("delete from campaign where account = :account and id = :id")
        .bind("id", id)
        .execute();
  }

  /** A campaign stands otherwise from now on. */
  static void turn(Estate estate, String id, CampaignState state, Instant now) {
    boolean over =
        state instanceof CampaignState.Done
            || state instanceof CampaignState.Cancelled
            || state instanceof CampaignState.Stopped;
    estate
        .update(
            "update campaign set state = :state, reason = :reason, next_start = :next, ended ="
                + " :ended, version = version + 1 where account = :account and id = :id")
        .bind("state", state.word())
        .bind("reason", state.reason())
        .bind("next", state.next().orElse(null))
        .bind("ended", over ? now : null)
        .bind("id", id)
        .execute();
  }

  /** A campaign begins, with nobody yet. */
  static void begin(Estate estate, String id, Instant now) {
    estate
        .update(
            "update campaign set run = run + 1, place = '', planned = false, handed = 0, failed ="
                + " 0, objected = 0, proven = false, winner = null, started = :now, claimed = null"
                + " where account = :account and id = :id")
        .bind("now", now)
        .bind("id", id)
        .execute();
    turn(estate, id, new CampaignState.Running(), now);
  }

  /** What went wrong before counts no more, for people have looked. */
  static void forgive(Estate estate, String id) {
    estate
        .update(
            "update campaign set handed = 0, failed = 0, objected = 0, proven = true"
                + " where account = :account and id = :id")
        .bind("id", id)
        .execute();
  }

  /** So far the recipients are written down. */
  static void planned(Estate estate, String id, String place, boolean all) {
    estate
        .update(
            "update campaign set place = :place, planned = :all where account = :account and id ="
                + " :id")
        .bind("place", place)
        .bind("all", all)
        .bind("id", id)
        .execute();
  }

  /** So many messages more are in the outbox. */
  static void handed(Estate estate, String id, int messages, Instant now) {
    estate
        .update(
            "update campaign set handed = handed + :n, claimed = :now where account = :account and"
                + " id = :id")
        .bind("n", messages)
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  /** The first few have shown that it may go on, and with which of its templates. */
  static void proven(Estate estate, String id, OptionalInt winner) {
    estate
        .update(
            "update campaign set proven = true, winner = :winner where account = :account and id ="
                + " :id")
        .bind("winner", winner.isPresent() ? winner.getAsInt() : null)
        .bind("id", id)
        .execute();
  }

  /** So many messages more have failed. */
  static void failed(Estate estate, String id, int failed, int objected) {
    estate
        .update(
            "update campaign set failed = failed + :failed, objected = objected + :objected"
                + " where account = :account and id = :id")
        .bind("failed", failed)
        .bind("objected", objected)
        .bind("id", id)
        .execute();
  }

  private static Campaign read(ResultSet row) throws SQLException {
    return new Campaign(
        row.getString("id"),
        new AccountId(row.getString("account")),
        row.getString("channel"),
        row.getString("name"),
        CampaignState.of(row.getString("state"), row.getString("reason"), at(row, "next_start")),
        PlanReader.kept(row.getString("spec"), zone(row.getString("zone"))),
        progress(row),
        row.getString("author"),
        row.getLong("version"),
        row.getObject("created", OffsetDateTime.class).toInstant());
  }

  private static Campaign.Progress progress(ResultSet row) throws SQLException {
    int arm = row.getInt("winner");
    OptionalInt winner = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(arm);
    return new Campaign.Progress(
        row.getInt("run"),
        row.getString("place"),
        row.getBoolean("planned"),
        new Campaign.Tally(row.getLong("handed"), row.getLong("failed"), row.getLong("objected")),
        row.getBoolean("proven"),
        winner,
        at(row, "claimed"),
        at(row, "started"),
        at(row, "ended"));
  }

  private static Optional<Instant> at(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
