package dev.parley.runtime.campaign;

import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.contact.consent.Bar;
import dev.parley.runtime.contact.consent.Bars;
import dev.parley.runtime.contact.consent.ConsentPurpose;
import dev.parley.runtime.conversation.Recordings;
import dev.parley.runtime.store.Estate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why somebody of an audience gets nothing. */
enum Exclusion {
  /** There is neither a number nor a user id to send to. */
  NO_IDENTITY,
  /** The business has blocked the contact. */
  BLOCKED,
  /** The contact has not agreed to advertising. */
  NO_CONSENT,
  /** The contact no longer wants it. */
  OPTED_OUT,
  /** The contact is in the middle of a flow. */
  IN_FLOW,
  /** A campaign has written to the contact a short while ago. */
  CONTACTED,
  /** The contact has had as many campaign messages as one may have. */
  FREQUENCY,
  /** Something is not known of the contact that the message needs. */
  PARAMETERS;

  private static final int DAY = 24;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Exclusion of(Bar bar) {
    return switch (bar) {
      case BLOCKED -> BLOCKED;
      case NO_CONSENT -> NO_CONSENT;
      case WITHDRAWN -> OPTED_OUT;
    };
  }

  /** Which of these people a campaign leaves out, by their ids. */
  static Map<String, Exclusion> of(
      Estate estate, Campaign campaign, List<Contact> people, Instant now) {
    Map<String, Exclusion> excluded = new HashMap<>();
    List<String> ids = people.stream().map(Contact::id).toList();
    Audience.Exclusions without = campaign.plan().audience().without();
    if (without.contactedDays() > 0) {
      Instant since = now.minus(Duration.ofHours((long) DAY * without.contactedDays()));
      RecipientTable.since(estate, ids, since)
          .forEach((contact, messages) -> excluded.put(contact, CONTACTED));
    }
    if (without.inFlow()) {
      Set<String> busy = Recordings.busy(estate, ids);
      busy.forEach(contact -> excluded.put(contact, IN_FLOW));
    }
    barred(estate, campaign, ids).forEach((contact, bar) -> excluded.put(contact, of(bar)));
    people.stream()
        .filter(contact -> contact.phone().isEmpty() && contact.bsuid().isEmpty())
        .forEach(contact -> excluded.put(contact.id(), NO_IDENTITY));
    return excluded;
  }

  /** Who must not get it, whatever is wanted; the sender asks once more when it leaves. */
  private static Map<String, Bar> barred(Estate estate, Campaign campaign, List<String> contacts) {
    Optional<ConsentPurpose> purpose =
        switch (Aim.of(estate, campaign.plan())) {
          case REPLY -> Optional.empty();
          case UTILITY -> Optional.of(ConsentPurpose.UTILITY);
          case MARKETING -> Optional.of(ConsentPurpose.MARKETING);
        };
    return Bars.of(
        estate,
        contacts.stream()
            .map(id -> new Bars.Ask(id, estate.account(), id, campaign.channel(), purpose))
            .toList());
  }
}
