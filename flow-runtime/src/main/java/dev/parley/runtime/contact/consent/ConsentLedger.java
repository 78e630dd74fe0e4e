package dev.parley.runtime.contact.consent;

import dev.parley.runtime.contact.Merged;
import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/**
 * The ledger of consents. It is only ever added to; how a consent stands follows from the latest
 * line about it, so that what was known long ago but is written down late changes nothing.
 */
public final class ConsentLedger {
  private static final String SELECT =
      "select id, contact, channel, purpose, act, source, actor, words, message, detail, at,"
          + " recorded from consent where account = :account";
  private static final String STATE =
      "select contact, purpose, channel, act, at, entry from consent_state"
          + " where account = :account";

  private final Footing on;

  public ConsentLedger(Footing on) {
    this.on = on;
  }

  /** Writes a line; about the one who stands for who was merged. */
  public Consent record(Tx tx, AccountId account, ConsentEntry said) {
    Estate estate = tx.of(account);
    ConsentEntry entry = said.about(Merged.keeper(estate, said.contact()));
    Consent consent = new Consent(on.ids().next("cst"), entry, on.time().now());
    insert(estate, consent);
    entry.purpose().ifPresent(purpose -> move(estate, consent, purpose));
    return consent;
  }

  private static void insert(Estate estate, Consent consent) {
    ConsentEntry entry = consent.entry();
    ConsentEntry.Origin origin = entry.origin();
    estate
        .update(
            "insert into consent (id, account, contact, channel, purpose, act, source, actor,"
                + " words, message, detail, at, recorded) values (:id, :account, :contact,"
                + " :channel, :purpose, :act, :source, :actor, :words, :message, :detail, :at,"
                + " :recorded)")
        .bind("id", consent.id())
        .bind("contact", entry.contact())
        .bind("channel", entry.channel())
        .bind("purpose", entry.purpose().map(ConsentPurpose::word).orElse(""))
        .bind("act", entry.act().word())
        .bind("source", origin.source().word())
        .bind("actor", origin.actor())
        .bind("words", origin.words())
        .bind("message", origin.message())
        .bind("detail", Journal.cut(origin.detail()))
        .bind("at", entry.at())
        .bind("recorded", consent.recorded())
        .execute();
  }

  /** In two statements, so that whoever else writes the first line about it is waited for. */
  private static void move(Estate estate, Consent consent, ConsentPurpose purpose) {
    for (String sql :
        List.of(
            "insert into consent_state (account, contact, purpose, channel, act, at, entry) values"
                + " (:account, :contact, :purpose, :channel, :act, :at, :entry)"
                + " on conflict do nothing",
            "update consent_state set act = :act, at = :at, entry = :entry where account = :account"
                + " and contact = :contact and purpose = :purpose and channel = :channel"
                + " and at <= :at")) {
      estate
          .update(sql)
          .bind("contact", consent.entry().contact())
          .bind("purpose", purpose.word())
          .bind("channel", consent.entry().channel())
          .bind("act", consent.entry().act().word())
          .bind("at", consent.entry().at())
          .bind("entry", consent.id())
          .execute();
    }
  }

  /** How consents of contacts stand, all numbers and purposes. */
  static List<ConsentState> states(Estate estate, Collection<String> contacts) {
    return estate
        .query(
            "select s.contact, s.purpose, s.channel, s.act, s.at, s.entry from"
                + " unnest(:contacts) wanted(contact) join consent_state s on"
                + " s.account = :account and s.contact = wanted.contact"
                + " order by s.contact, s.purpose, s.channel")
        .bindArray("contacts", String.class, List.copyOf(contacts))
        .map((row, context) -> state(row))
        .list();
  }

  /** How the consents of one contact stand. */
  List<ConsentState> states(AccountId account, String contact) {
    return on.store().read(account, estate -> states(estate, List.of(contact)));
  }

  /** How one consent of a contact stands on a number; empty if nothing is known of it. */
  Optional<ConsentState> state(AccountId account, Asked asked) {
    return on.store()
        .read(
            account,
            estate ->
                ConsentState.latest(
                    estate
                        .query(STATE + " and contact = :contact and purpose = :purpose")
                        .bind("contact", asked.contact())
                        .bind("purpose", asked.purpose().word())
                        .map((row, context) -> state(row))
                        .list(),
                    asked.channel()));
  }

  /** Which consent is asked for. */
  record Asked(String contact, String channel, ConsentPurpose purpose) {}

  /**
   * Which lines are asked for.
   *
   * @param contact whose; everybody's if empty
   * @param after only lines behind this one
   */
  record Wanted(
      Optional<String> contact,
      Optional<String> purpose,
      Optional<String> act,
      String after,
      int most) {
    Wanted behind(String last) {
      return new Wanted(contact, purpose, act, last, most);
    }
  }

  /** Lines in the order in which they were written. */
  List<Consent> list(AccountId account, Wanted wanted) {
    return on.store()
        .read(
            account,
            estate -> {
              String sql =
                  SELECT
                      + (wanted.contact().isPresent() ? " and contact = :contact" : "")
                      + (wanted.purpose().isPresent() ? " and purpose = :purpose" : "")
                      + (wanted.act().isPresent() ? " and act = :act" : "")
                      + " and id > :after order by id limit :most";
              Query query =
                  estate.query(sql).bind("after", wanted.after()).bind("most", wanted.most());
              wanted.contact().ifPresent(contact -> query.bind("contact", contact));
              wanted.purpose().ifPresent(purpose -> query.bind("purpose", purpose));
              wanted.act().ifPresent(act -> query.bind("act", act));
              return query.map((row, context) -> read(row)).list();
            });
  }

  private static ConsentState state(ResultSet row) throws SQLException {
    return new ConsentState(
        row.getString("contact"),
        ConsentPurpose.of(row.getString("purpose")).orElseThrow(),
        row.getString("channel"),
        ConsentAct.of(row.getString("act")),
        instant(row, "at"),
        row.getString("entry"));
  }

  private static Consent read(ResultSet row) throws SQLException {
    ConsentEntry.Origin origin =
        new ConsentEntry.Origin(
            ConsentSource.of(row.getString("source")),
            row.getString("actor"),
            row.getString("words"),
            row.getString("message"),
            row.getString("detail"));
    ConsentEntry entry =
        new ConsentEntry(
            row.getString("contact"),
            row.getString("channel"),
            ConsentPurpose.of(row.getString("purpose")),
            ConsentAct.of(row.getString("act")),
            origin,
            instant(row, "at"));
    return new Consent(row.getString("id"), entry, instant(row, "recorded"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
