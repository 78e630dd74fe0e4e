package dev.parley.runtime.campaign;

import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.conversation.Address;
import dev.parley.runtime.conversation.ConversationBook;
import dev.parley.runtime.outbox.Draft;
import dev.parley.runtime.outbox.Outbox;
import dev.parley.runtime.outbox.Purpose;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.whatsapp.Destination;
import dev.parley.runtime.whatsapp.Outbound;
import dev.parley.runtime.whatsapp.OutboundCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Hands recipients to the outbox: in one transaction a recipient is taken and the message written,
 * so that whatever breaks, nobody is written to twice and nobody is forgotten.
 */
final class Handing {
  private final Footing on;
  private final Crowd crowd;
  private final ConversationBook book;
  private final Outbox outbox;

  Handing(Footing on, Crowd crowd, ConversationBook book, Outbox outbox) {
    this.on = on;
    this.crowd = crowd;
    this.book = book;
    this.outbox = outbox;
  }

  /** Those of a handful who go, and what becomes of the others. */
  private static final class Sorted {
    final Map<Long, Contact> going = new LinkedHashMap<>();
    final Map<Long, String> excluded = new HashMap<>();
    final Map<Long, Instant> later = new HashMap<>();
    final List<Blanks.Filled> filled = new ArrayList<>();
    final List<Integer> arms = new ArrayList<>();
  }

  /**
   * Takes these and writes their messages.
   *
   * @return how many messages there are
   */
  int hand(Tx tx, Campaign campaign, List<RecipientTable.Next> next) {
    Estate estate = tx.of(campaign.account());
    Instant now = on.time().now();
    Sorted sorted = sort(estate, campaign, next, now);
    List<Draft> drafts = drafts(tx, campaign, sorted, Aim.of(estate, campaign.plan()));
    List<String> messages = drafts.isEmpty() ? List.of() : outbox.queue(tx, drafts, now);
    List<RecipientTable.Handed> handed = new ArrayList<>();
    for (long number : sorted.going.keySet()) {
      int place = handed.size();
      handed.add(new RecipientTable.Handed(number, messages.get(place), sorted.arms.get(place)));
    }
    if (!handed.isEmpty()) {
      RecipientTable.handed(tx.handle(), handed, now);
    }
    if (!sorted.excluded.isEmpty()) {
      RecipientTable.exclude(tx.handle(), sorted.excluded, now);
    }
    if (!sorted.later.isEmpty()) {
      RecipientTable.postpone(tx.handle(), sorted.later);
    }
    CampaignTable.handed(estate, campaign.id(), handed.size(), now);
    return handed.size();
  }

  private Sorted sort(
      Estate estate, Campaign campaign, List<RecipientTable.Next> next, Instant now) {
    Set<String> tired = tired(estate, campaign, next, now);
    Map<String, Contact> people = new HashMap<>();
    crowd
        .people(campaign.account(), next.stream().map(RecipientTable.Next::contact).toList())
        .forEach(contact -> people.put(contact.id(), contact));
    Sorted sorted = new Sorted();
    for (RecipientTable.Next each : next) {
      Contact contact = people.get(each.contact());
      if (contact == null || destination(contact).isEmpty()) {
        sorted.excluded.put(each.number(), Exclusion.NO_IDENTITY.word());
      } else if (tired.contains(contact.id())) {
        sorted.excluded.put(each.number(), Exclusion.FREQUENCY.word());
      } else {
        sort(sorted, campaign, each.number(), contact, now);
      }
    }
    return sorted;
  }

  private static void sort(
      Sorted sorted, Campaign campaign, long number, Contact contact, Instant now) {
    Instant due = campaign.plan().schedule().due(contact, now);
    if (due.isAfter(now)) {
      sorted.later.put(number, due);
      return;
    }
    int arm = campaign.plan().arm(number, campaign.progress().winner());
    Blanks.Filled filled = Blanks.fill(campaign.plan().arms().get(arm), contact);
    List<String> faults = faults(filled, contact);
    if (faults.isEmpty()) {
      sorted.going.put(number, contact);
      sorted.filled.add(filled);
      sorted.arms.add(arm);
    } else {
      sorted.excluded.put(number, Exclusion.PARAMETERS.word() + ": " + String.join(" ", faults));
    }
  }

  /** What is wrong with a message for a contact. */
  static List<String> faults(Blanks.Filled filled, Contact contact) {
    if (!filled.faults().isEmpty()) {
      return filled.faults();
    }
    Destination to = destination(contact).orElseThrow();
    return OutboundCheck.faults(
        new Outbound(to, filled.message(), Optional.empty(), Optional.empty()), WhatsAppLimits.V24);
  }

  private static Set<String> tired(
      Estate estate, Campaign campaign, List<RecipientTable.Next> next, Instant now) {
    Set<String> tired = new HashSet<>();
    campaign
        .plan()
        .limits()
        .frequency()
        .ifPresent(cap ->
            RecipientTable.since(
                    estate,
                    next.stream().map(RecipientTable.Next::contact).toList(),
                    now.minus(Duration.ofDays(cap.days())))
                .forEach((contact, messages) -> {
                  if (messages >= cap.messages()) {
                    tired.add(contact);
                  }
                }));
    return tired;
  }

  private List<Draft> drafts(Tx tx, Campaign campaign, Sorted sorted, Purpose purpose) {
    Map<String, Address> addresses = new LinkedHashMap<>();
    sorted
        .going
        .values()
        .forEach(contact ->
            addresses.put(
                contact.id(),
                new Address(campaign.account().value(), campaign.channel(), contact.id())));
    Map<Address, String> conversations = book.open(tx, new HashSet<>(addresses.values()));
    List<Draft> drafts = new ArrayList<>();
    int place = 0;
    for (Contact contact : sorted.going.values()) {
      Address address = Objects.requireNonNull(addresses.get(contact.id()));
      String conversation = Objects.requireNonNull(conversations.get(address), "just opened");
      Draft.From from =
          new Draft.From(address.account(), address.channel(), conversation, contact.id());
      drafts.add(
          Draft.reply(
                  from, destination(contact).orElseThrow(), sorted.filled.get(place++).message())
              .within(campaign.id(), purpose)
              .by(campaign.author()));
    }
    return drafts;
  }

  private static Optional<Destination> destination(Contact contact) {
    return contact
        .phone()
        .<Destination>map(Destination.Phone::new)
        .or(() -> contact.bsuid().map(Destination.User::new));
  }
}
