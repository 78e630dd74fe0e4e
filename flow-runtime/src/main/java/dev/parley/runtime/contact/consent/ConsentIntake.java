package dev.parley.runtime.contact.consent;

import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/**
 * Takes consents as lists bring them, many at once. A list is what somebody has written down about
 * others: it can take a consent back, but never gives one to who has taken theirs back.
 */
public final class ConsentIntake {
  private final Footing on;

  public ConsentIntake(Footing on) {
    this.on = on;
  }

  private record About(String contact, ConsentPurpose purpose) {}

  /**
   * Writes down what is news.
   *
   * @param entries about all numbers of the account, each with a purpose
   * @return how many lines the ledger has got
   */
  public int take(Tx tx, AccountId account, List<ConsentEntry> entries) {
    if (entries.isEmpty()) {
      return 0;
    }
    Estate estate = tx.of(account);
    Standing standing =
        new Standing(
            ConsentLedger.states(
                estate, entries.stream().map(ConsentEntry::contact).distinct().toList()));
    Instant now = on.time().now();
    List<Consent> news = new ArrayList<>();
    for (ConsentEntry entry : entries) {
      if (standing.news(entry)) {
        news.add(new Consent(on.ids().next("cst"), entry, now));
      }
    }
    if (!news.isEmpty()) {
      insert(estate, news, now);
      insertStates(estate, latest(news));
      moveStates(tx, account, latest(news));
    }
    return news.size();
  }

  /** How consents stand, with what the list has said so far. */
  private static final class Standing {
    private final Set<About> withdrawn = new HashSet<>();
    private final Map<About, Boolean> everywhere = new HashMap<>();

    Standing(Collection<ConsentState> states) {
      for (ConsentState state : states) {
        About about = new About(state.contact(), state.purpose());
        if (!state.granted()) {
          withdrawn.add(about);
        }
        if (state.channel().isEmpty()) {
          everywhere.put(about, state.granted());
        }
      }
    }

    boolean news(ConsentEntry entry) {
      About about = new About(entry.contact(), entry.purpose().orElseThrow());
      Boolean before = everywhere.get(about);
      boolean known = before != null && before == entry.given();
      if (known || (entry.given() && withdrawn.contains(about))) {
        return false;
      }
      everywhere.put(about, entry.given());
      if (!entry.given()) {
        withdrawn.add(about);
      }
      return true;
    }
  }

  private static Collection<Consent> latest(List<Consent> news) {
    Map<About, Consent> latest = new LinkedHashMap<>();
    for (Consent consent : news) {
      latest.merge(
          new About(consent.entry().contact(), consent.entry().purpose().orElseThrow()),
          consent,
          (one, other) -> other.entry().at().isBefore(one.entry().at()) ? one : other);
    }
    return latest.values();
  }

  private static void insert(Estate estate, List<Consent> news, Instant now) {
    List<ConsentEntry> entries = news.stream().map(Consent::entry).toList();
    Update update =
        estate
            .update(
                "insert into consent (id, account, contact, channel, purpose, act, source, actor,"
                    + " words, message, detail, at, recorded) select w.id, :account, w.contact, '',"
                    + " w.purpose, w.act, :source, w.actor, w.words, '', w.detail,"
                    + " cast(w.at as timestamp(6) with time zone), :now"
                    + " from unnest(:ids, :contacts, :purposes, :acts, :actors, :words, :details,"
                    + " :ats) w(id, contact, purpose, act, actor, words, detail, at)")
            .bind("source", ConsentSource.IMPORT.word())
            .bind("now", now)
            .bindArray(
                "actors", String.class, entries.stream().map(e -> e.origin().actor()).toList())
            .bindArray(
                "words", String.class, entries.stream().map(e -> e.origin().words()).toList())
            .bindArray(
                "details",
                String.class,
                entries.stream().map(e -> Journal.cut(e.origin().detail())).toList());
    bind(update, news).execute();
  }

  private static void insertStates(Estate estate, Collection<Consent> latest) {
    bind(
            estate.update(
                "insert into consent_state (account, contact, purpose, channel, act, at, entry)"
                    + " select :account, w.contact, w.purpose, '', w.act,"
                    + " cast(w.at as timestamp(6) with time zone), w.id from"
                    + " unnest(:ids, :contacts, :purposes, :acts, :ats)"
                    + " w(id, contact, purpose, act, at) on conflict do nothing"),
            latest)
        .execute();
  }

  private static Update bind(Update update, Collection<Consent> news) {
    List<ConsentEntry> entries = news.stream().map(Consent::entry).toList();
    return update
        .bindArray("ids", String.class, news.stream().map(Consent::id).toList())
        .bindArray("contacts", String.class, entries.stream().map(ConsentEntry::contact).toList())
        .bindArray(
            "purposes",
            String.class,
            entries.stream().map(e -> e.purpose().orElseThrow().word()).toList())
        .bindArray("acts", String.class, entries.stream().map(e -> e.act().word()).toList())
        .bindArray("ats", String.class, entries.stream().map(e -> e.at().toString()).toList());
  }

  /** Who takes a consent back at this very moment keeps it taken back. */
  private static void moveStates(Tx tx, AccountId account, Collection<Consent> latest) {
    PreparedBatch batch =
        tx.of(account)
            .batch(
                "update consent_state set act = :act, at = :at, entry = :entry where account ="
                    + " :account and contact = :contact and purpose = :purpose and channel = ''"
                    + " and at <= :at and entry <> :entry and (act = 'granted' or :act ="
                    + " 'withdrawn')");
    for (Consent consent : latest) {
      batch
          .bind("account", account.value())
          .bind("act", consent.entry().act().word())
          .bind("at", consent.entry().at())
          .bind("entry", consent.id())
          .bind("contact", consent.entry().contact())
          .bind("purpose", consent.entry().purpose().orElseThrow().word())
          .add();
    }
    batch.execute();
  }
}
