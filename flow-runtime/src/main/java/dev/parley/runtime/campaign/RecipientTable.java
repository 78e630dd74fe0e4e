package dev.parley.runtime.campaign;

import dev.parley.runtime.outbox.Outcome;
import dev.parley.runtime.store.Estate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The SQL of campaigns' recipients. */
final class RecipientTable {
  /** The message is still to be written. */
  static final int WAITING = 2;

  /** The message is in the outbox. */
  static final int UNDER_WAY = 1;

  /** The message has left, or never will. */
  static final int OVER = 0;

  private static final int LONGEST = 2_000;

  /** What is written later answers something else. */
  private static final Duration ANSWERING = Duration.ofDays(7);

  private RecipientTable() {}

  /**
   * A recipient to be written down.
   *
   * @param reason why the contact gets nothing; empty if it does
   */
  record Planned(String contact, Instant due, String reason) {
    boolean excluded() {
      return !reason.isEmpty();
    }
  }

  /** Writes recipients down; those of this run who are known already stay as they are. */
  static void plan(Estate estate, Campaign campaign, List<Planned> all) {
    if (all.isEmpty()) {
      return;
    }
    estate
        .update(
            "insert into campaign_recipient (account, campaign, step, contact, stage, state, rank,"
                + " due, reason) select :account, :campaign, :step, w.contact,"
                + " case when w.reason = '' then 2 else 0 end,"
                + " case when w.reason = '' then 'planned' else 'excluded' end,"
                + " case when w.reason = '' then 0 else 8 end, w.due, w.reason"
                + " from unnest(:contacts, :dues, :reasons) w(contact, due, reason)"
                + " on conflict do nothing")
        .bind("campaign", campaign.id())
        .bind("step", campaign.progress().run())
        .bindArray("contacts", String.class, all.stream().map(Planned::contact).toList())
        .bindArray("dues", Long.class, all.stream().map(p -> p.due().toEpochMilli()).toList())
        .bindArray("reasons", String.class, all.stream().map(Planned::reason).toList())
        .execute();
  }

  /** How many messages of a campaign are in the outbox and have not left. */
  static int underWay(Estate estate, String campaign) {
    return estate
        .query(
            "select count(*) from campaign_recipient where account = :account and campaign ="
                + " :campaign and stage = 1")
        .bind("campaign", campaign)
        .mapTo(Integer.class)
        .one();
  }

  /** When the next of those who wait is due; empty if nobody waits. */
  static Optional<Instant> next(Estate estate, String campaign) {
    return estate
        .query(
            "select due from campaign_recipient where account = :account and campaign = :campaign"
                + " and stage = 2 order by due limit 1")
        .bind("campaign", campaign)
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  /** Somebody whose turn it is. */
  record Next(long number, String contact) {}

  /** Whose turn it is now. */
  static List<Next> due(Estate estate, String campaign, Instant now, int most) {
    return estate
        .query(
            "select number, contact from campaign_recipient where account = :account and campaign"
                + " = :campaign and stage = 2 and due <= :now order by due, number limit :most")
        .bind("campaign", campaign)
        .bind("now", now.toEpochMilli())
        .bind("most", most)
        .map((row, context) -> new Next(row.getLong(1), row.getString(2)))
        .list();
  }

  /** A message that is in the outbox from now on, and of which of the campaign's templates. */
  record Handed(long number, String message, int arm) {}

  /** Messages that are in the outbox from now on. */
  static void handed(Handle handle, List<Handed> messages, Instant now) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update campaign_recipient set stage = 1, state = 'queued', rank = 1, message = ?,"
                + " arm = ?, handed = ?, moved = ? where number = ?");
    messages.forEach(m -> batch.add(m.message(), m.arm(), now, now, m.number()));
    batch.execute();
  }

  /** Recipients who get nothing after all, and why. */
  static void exclude(Handle handle, Map<Long, String> reasons, Instant now) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update campaign_recipient set stage = 0, state = 'excluded', rank = 8, reason = ?,"
                + " moved = ? where number = ?");
    reasons.forEach((number, reason) -> batch.add(cut(reason), now, number));
    batch.execute();
  }

  /** Recipients whose turn comes later. */
  static void postpone(Handle handle, Map<Long, Instant> later) {
    PreparedBatch batch =
        handle.prepareBatch("update campaign_recipient set due = ? where number = ?");
    later.forEach((number, due) -> batch.add(due.toEpochMilli(), number));
    batch.execute();
  }

  /** Moves recipients up, never down; one number each, 0 where it would have been down. */
  static int[] move(Handle handle, List<Outcome> outcomes) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update campaign_recipient set stage = 0, state = ?, rank = ?, code = ?, reason = ?,"
                + " moved = ? where message = ? and account = ? and rank < ?");
    for (Outcome outcome : outcomes) {
      RecipientState state = RecipientState.after(outcome);
      batch.add(
          state.word(),
          state.rank(),
          outcome.code().orElse(null),
          cut(outcome.why()),
          outcome.at(),
          outcome.message(),
          outcome.account(),
          state.rank());
    }
    return batch.execute();
  }

  /** Customers have written: it answers the last campaign's message of the last days. */
  static void answered(Handle handle, List<Tracking.Heard> all) {
    if (all.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "update campaign_recipient set replied = coalesce(replied, ?), clicked = case when ?"
                + " then coalesce(clicked, ?) else clicked end where number = (select r.number from"
                + " campaign_recipient r where r.contact = ? and r.account = ? and r.handed > ?"
                + " order by r.handed desc limit 1) and (replied is null or ?)");
    for (Tracking.Heard heard : all) {
      batch.add(
          heard.at(),
          heard.tapped(),
          heard.at(),
          heard.contact(),
          heard.account().value(),
          heard.at().minus(ANSWERING),
          heard.tapped());
    }
    batch.execute();
  }

  /** Who failed for these reasons waits again. */
  static int again(Estate estate, String campaign, List<Integer> codes, Instant now) {
    return estate
        .update(
            "update campaign_recipient set stage = 2, state = 'planned', rank = 0, message = null,"
                + " code = null, reason = '', due = :now, moved = :at where account = :account and"
                + " campaign = :campaign and state = 'failed' and code = any(:codes)")
        .bind("campaign", campaign)
        .bindArray("codes", Integer.class, codes)
        .bind("now", now.toEpochMilli())
        .bind("at", now)
        .execute();
  }

  /** For which reasons a campaign's messages have failed. */
  static List<Integer> codes(Estate estate, String campaign) {
    return estate
        .query(
            "select distinct code from campaign_recipient where account = :account and campaign ="
                + " :campaign and state = 'failed' and code is not null")
        .bind("campaign", campaign)
        .mapTo(Integer.class)
        .list();
  }

  /** Which campaigns messages belong to. */
  static Map<String, String> campaigns(Estate estate, Collection<String> messages) {
    Map<String, String> campaigns = new HashMap<>();
    estate
        .query(
            "select r.message, r.campaign from unnest(:messages) wanted(id) join campaign_recipient"
                + " r on r.message = wanted.id where r.account = :account")
        .bindArray("messages", String.class, List.copyOf(messages))
        .map((row, context) -> campaigns.put(row.getString(1), row.getString(2)))
        .list();
    return campaigns;
  }

  /** How many messages of campaigns these contacts have been sent since; nobody with none. */
  static Map<String, Integer> since(Estate estate, Collection<String> contacts, Instant since) {
    Map<String, Integer> counts = new HashMap<>();
    estate
        .query(
            "select r.contact, count(*) from unnest(:contacts) wanted(id) join campaign_recipient r"
                + " on r.contact = wanted.id where r.account = :account and r.handed > :since"
                + " group by r.contact")
        .bindArray("contacts", String.class, List.copyOf(contacts))
        .bind("since", since)
        .map((row, context) -> counts.put(row.getString(1), row.getInt(2)))
        .list();
    return counts;
  }

  /** Which recipients are asked for. */
  record Wanted(Optional<String> state, Optional<Integer> code, long after, int most) {}

  /** A campaign's recipients in the order in which they were written down. */
  static List<Recipient> list(Estate estate, String campaign, Wanted wanted) {
    Query query =
        estate
            .query(
                "select number, step, contact, state, message, code, reason, due, arm, handed,"
                    + " moved, replied, clicked from campaign_recipient where account = :account"
                    + " and campaign = :campaign and number > :after"
                    + (wanted.state().isPresent() ? " and state = :state" : "")
                    + (wanted.code().isPresent() ? " and code = :code" : "")
                    + " order by number limit :most")
            .bind("campaign", campaign)
            .bind("after", wanted.after())
            .bind("most", wanted.most());
    wanted.state().ifPresent(state -> query.bind("state", state));
    wanted.code().ifPresent(code -> query.bind("code", code));
    return query.map((row, context) -> read(row)).list();
  }

  private static Recipient read(ResultSet row) throws SQLException {
    int code = row.getInt("code");
    Optional<Integer> known = row.wasNull() ? Optional.empty() : Optional.of(code);
    return new Recipient(
        row.getLong("number"),
        row.getInt("step"),
        row.getString("contact"),
        row.getString("state"),
        Optional.ofNullable(row.getString("message")),
        known,
        row.getString("reason"),
        Instant.ofEpochMilli(row.getLong("due")),
        row.getInt("arm"),
        new Recipient.Moments(
            at(row, "handed"), at(row, "moved"), at(row, "replied"), at(row, "clicked")));
  }

  private static Optional<Instant> at(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
