package dev.parley.runtime.inbox;

import dev.parley.runtime.account.Channel;
import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.contact.Contacts;
import dev.parley.runtime.contact.Sighting;
import dev.parley.runtime.contact.consent.ConsentEntry;
import dev.parley.runtime.contact.consent.ConsentEntry.Choice;
import dev.parley.runtime.contact.consent.ConsentEntry.Origin;
import dev.parley.runtime.contact.consent.ConsentLedger;
import dev.parley.runtime.contact.consent.ConsentPurpose;
import dev.parley.runtime.contact.consent.ConsentSource;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.whatsapp.WebhookEvent.UserPreference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What customers say of advertising in WhatsApp's own settings. */
final class Preferences {
  private static final String ADVERTISING = "marketing";
  private static final Set<String> WANTED = Set.of("resume", "signup");

  private final Contacts contacts;
  private final ConsentLedger ledger;

  Preferences(Contacts contacts, ConsentLedger ledger) {
    this.contacts = contacts;
    this.ledger = ledger;
  }

  /** Writes down what one says, in the transaction that records the event. */
  void hear(Tx tx, Entry entry, UserPreference said) {
    Optional<Boolean> given = given(said);
    if (given.isEmpty() || entry.channel().isEmpty() || said.user().isAnonymous()) {
      return;
    }
    Channel number = entry.channel().get();
    Contact contact = contacts.recognise(tx, List.of(sighting(number, said))).getFirst();
    // Meta's clock may be ahead of ours, and nobody has said anything in the future.
    Instant at = said.timestamp().isAfter(entry.received()) ? entry.received() : said.timestamp();
    ConsentEntry wish =
        ConsentEntry.of(
            contact.id(),
            new Choice(ConsentPurpose.MARKETING, given.get()),
            Origin.of(ConsentSource.USER_PREFERENCES).about(Remarks.of(said)),
            at);
    ledger.record(tx, new AccountId(entry.account()), given.get() ? wish.on(number.id()) : wish);
  }

  /** Whether advertising is wanted; empty for what says nothing about it. */
  private static Optional<Boolean> given(UserPreference said) {
    if (!said.category().isEmpty() && !said.category().startsWith(ADVERTISING)) {
      return Optional.empty();
    }
    if (said.stops()) {
      return Optional.of(false);
    }
    return WANTED.contains(said.value()) ? Optional.of(true) : Optional.empty();
  }

  private static Sighting sighting(Channel number, UserPreference said) {
    return new Sighting(
        number.account(),
        number.portfolio(),
        said.user().waId(),
        said.user().bsuid(),
        said.user().parentBsuid(),
        said.user().profileName(),
        Optional.empty(),
        Optional.empty());
  }
}
