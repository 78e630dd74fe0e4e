package dev.parley.runtime.contact.consent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Hears whether what somebody writes is a word by which they opt out or in. */
public final class OptWords {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int ACCOUNTS = 1_000;

  /** Another node may have changed an account's rules. */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private final Footing on;
  private final ConsentLedger ledger;
  private final Cache<AccountId, Heeded> heeded =
      Caffeine.newBuilder().maximumSize(ACCOUNTS).expireAfterWrite(REMEMBERED).build();

  public OptWords(Footing on) {
    this.on = on;
    this.ledger = new ConsentLedger(on);
  }

  private record Heeded(ConsentRules rules, Map<String, OptWord> own) {}

  /**
   * What somebody has written.
   *
   * @param channel the number they wrote to
   * @param idle whether no flow waits for their answer
   */
  public record Heard(Contact contact, String channel, String text, boolean idle) {}

  /**
   * What they want of advertising by it; empty if it is not about that. Who has not opted out opts
   * in by the account's own words only: START and the like are words of flows as well.
   */
  public Optional<Wish> wish(Heard heard) {
    String bare = OptWord.bare(heard.text());
    if (bare.isEmpty()) {
      return Optional.empty();
    }
    AccountId account = new AccountId(heard.contact().account());
    Heeded rules = heeded.get(account, this::heed);
    Optional<OptWord> word =
        Optional.ofNullable(rules.own().get(bare))
            .or(() -> rules.rules().usual() ? UsualWords.ALL.of(bare) : Optional.empty())
            .filter(w -> w.kind() != OptWord.Kind.IDLE || heard.idle());
    return word.flatMap(w -> wish(account, heard, w, rules.rules()));
  }

  private Optional<Wish> wish(AccountId account, Heard heard, OptWord word, ConsentRules rules) {
    boolean given = word.kind() == OptWord.Kind.IN;
    Optional<ConsentState> before =
        ledger.state(
            account,
            new ConsentLedger.Asked(
                heard.contact().id(), heard.channel(), ConsentPurpose.MARKETING));
    boolean withdrawn = before.filter(state -> !state.granted()).isPresent();
    if (given && !withdrawn && !word.own()) {
      return Optional.empty();
    }
    boolean news = given ? before.filter(ConsentState::granted).isEmpty() : !withdrawn;
    Optional<String> reply =
        news ? rules.said(given, languages(heard.contact(), word)) : Optional.empty();
    return Optional.of(new Wish(given, word.kind() == OptWord.Kind.IDLE, heard.text(), reply));
  }

  private static List<String> languages(Contact contact, OptWord word) {
    List<String> languages = new ArrayList<>();
    if (contact.fields().get("lang") instanceof String language) {
      languages.add(language);
    }
    if (!word.own()) {
      languages.add(word.language());
    }
    return languages;
  }

  private Heeded heed(AccountId account) {
    ConsentRules rules = rules(account);
    return new Heeded(rules, rules.own());
  }

  /** An account's rules. */
  ConsentRules rules(AccountId account) {
    return on.store().read(account, OptWords::rules);
  }

  private static ConsentRules rules(Estate estate) {
    return estate
        .query("select rules, version from consent_rules where account = :account")
        .map((row, context) -> read(row.getString("rules"), row.getLong("version")))
        .findOne()
        .orElse(ConsentRules.USUAL);
  }

  private static ConsentRules read(String json, long version) {
    ConsentRules kept = MAPPER.readValue(json, ConsentRules.class);
    return new ConsentRules(
        kept.usual(), kept.out(), kept.in(), kept.byes(), kept.hellos(), version);
  }

  /**
   * Sets an account's rules.
   *
   * @param rules with the version that they were made of
   * @throws Problem 409 if somebody else sets them too
   */
  ConsentRules save(Tx tx, AccountId account, ConsentRules rules) {
    Estate estate = tx.of(account);
    String json = MAPPER.writeValueAsString(rules);
    int saved =
        estate
            .update(
                rules.version() == 0
                    ? "insert into consent_rules (account, rules, version) values (:account,"
                        + " :rules, :version + 1) on conflict do nothing"
                    : "update consent_rules set rules = :rules, version = :version + 1"
                        + " where account = :account and version = :version")
            .bind("rules", json)
            .bind("version", rules.version())
            .execute();
    if (saved == 0) {
      throw Problem.conflict("Somebody is changing these settings as well: try again.");
    }
    tx.afterCommit(() -> heeded.invalidate(account));
    return rules(estate);
  }
}
