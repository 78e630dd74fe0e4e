package dev.parley.runtime.contact.consent;

import dev.parley.runtime.contact.ContactBook;
import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.ListFile;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Footing;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** {@code /api/v1/consents}: what contacts have agreed to, and the evidence of it. */
public final class ConsentRoutes implements Resource {
  private static final String ALL = "/consents";
  private static final String OF_ONE = "/contacts/{id}/consents";
  private static final int MOST_STATES = 10_000;
  private static final Text CONTACT = Text.id("con");
  private static final Text CHANNEL = Text.id("chn");
  private static final Text PURPOSE = Text.word(ConsentPurpose.words());
  private static final Text CHOICE =
      Text.word(List.of(ConsentAct.GRANTED.word(), ConsentAct.WITHDRAWN.word()));
  private static final Text WORDS = Text.of(0, 4_000);
  private static final Text SENTENCE = Text.of(0, 1_000);

  private static final Thing LINE =
      Thing.named("Consent")
          .must("id", Text.id("cst"), "")
          .must("contact", CONTACT, "")
          .may("channel", CHANNEL, "The number that it is about; all of them if absent.")
          .may("purpose", PURPOSE, "Absent for blocks, which are about all messages.")
          .must("act", Text.word(ConsentAct.words()), "")
          .must("source", Text.word(ConsentSource.words()), "How it came to be known.")
          .may("by", Text.of(1, 300), "The user, the key or the flow; absent if the contact acted.")
          .may("words", Text.of(1, 70_000), "What was said, exactly.")
          .may("message", Text.of(1, 250), "The id of the message that said it.")
          .may("detail", Text.of(1, 2_000), "")
          .must("at", Text.moment(), "When it was given or taken back.")
          .must("recordedAt", Text.moment(), "When that was written down here.");

  private static final Thing STATE =
      Thing.named("ConsentState")
          .must("purpose", PURPOSE, "")
          .may("channel", CHANNEL, "All numbers if absent.")
          .must("act", CHOICE, "")
          .must("since", Text.moment(), "")
          .must("consent", Text.id("cst"), "The line of the ledger that says so.");

  private static final Thing NEW =
      Thing.named("NewConsent")
          .must("purpose", PURPOSE, "")
          .must("act", CHOICE, "")
          .may("channel", CHANNEL, "The number that it is about; all of them if absent.")
          .may("words", WORDS, "What the contact said or ticked, exactly.")
          .may("detail", SENTENCE, "Where and how, such as the form at the till.")
          .may("at", Text.moment(), "When they did so, if that was before now.");

  private final Footing on;
  private final ContactBook book;
  private final ConsentLedger ledger;
  private final BiPredicate<AccountId, String> channels;

  /**
   * The routes.
   *
   * @param channels whether an account has such a number
   */
  public ConsentRoutes(Footing on, ContactBook book, BiPredicate<AccountId, String> channels) {
    this.on = on;
    this.book = book;
    this.ledger = new ConsentLedger(on);
    this.channels = channels;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL, "listConsents")
            .says("The ledger of consents, the oldest first; nothing in it ever changes.")
            .needs(Permission.CONTACTS_READ)
            .query("purpose", PURPOSE, "Only what is about this.")
            .query("act", Text.word(ConsentAct.words()), "Only these.")
            .paged(LINE)
            .by(request -> list(request, Optional.empty())),
        Operation.get(ALL + "/export", "exportConsents")
            .says(
                "The ledger as evidence, whole: CSV or a line of JSON each. In CSV what a program"
                    + " for tables would take for a formula begins with an apostrophe.")
            .needs(Permission.CONTACTS_READ)
            .query("format", ListFile.FORMAT, ListFile.SAYS)
            .query("contact", CONTACT, "Only this contact's.")
            .gives(200, new Operation.Outcome.File("*/*"))
            .by(request -> new ConsentExport(ledger, request).write()),
        Operation.get(OF_ONE, "getConsents")
            .says("How a contact's consents stand: the latest word on each purpose and number.")
            .needs(Permission.CONTACTS_READ)
            .gives(200, Thing.named("").must("items", STATE.list(MOST_STATES), ""))
            .by(this::states),
        Operation.post(OF_ONE, "recordConsent")
            .says("Writes down that a contact gave a consent or took it back.")
            .needs(Permission.CONTACTS_WRITE)
            .takes(NEW)
            .gives(201, LINE)
            .by(this::add),
        Operation.get(OF_ONE + "/evidence", "listEvidence")
            .says("All that the ledger says of a contact, the oldest first.")
            .needs(Permission.CONTACTS_READ)
            .paged(LINE)
            .by(request -> list(request, Optional.of(known(request)))));
  }

  private String known(Request request) {
    String contact = request.path("id");
    if (!book.has(request.account(), contact)) {
      throw Problem.notFound("There is no such contact.");
    }
    return contact;
  }

  private Reply list(Request request, Optional<String> contact) {
    Page page = request.page();
    ConsentLedger.Wanted wanted =
        new ConsentLedger.Wanted(
            contact, request.query("purpose"), request.query("act"), page.after(), page.limit());
    return page.of(ledger.list(request.account(), wanted), Consent::id, ConsentRoutes::json);
  }

  private Reply states(Request request) {
    List<ConsentState> states = ledger.states(request.account(), known(request));
    return Answer.of(Map.of("items", states.stream().map(ConsentRoutes::json).toList()));
  }

  private Reply add(Request request) {
    String contact = request.path("id");
    ConsentEntry entry = entry(request, contact);
    return new Reply.Change(tx -> {
      book.mustHave(tx, request.account(), contact);
      Consent consent = ledger.record(tx, request.account(), entry);
      String place = "/contacts/" + contact + "/consents/evidence";
      return Answer.created(Operation.ROOT + place, json(consent));
    });
  }

  private ConsentEntry entry(Request request, String contact) {
    ConsentPurpose purpose = ConsentPurpose.of(request.text("purpose")).orElseThrow();
    boolean given = request.text("act").equals(ConsentAct.GRANTED.word());
    Instant now = on.time().now();
    Instant at =
        request.textIf("at").map(text -> OffsetDateTime.parse(text).toInstant()).orElse(now);
    if (at.isAfter(now)) {
      throw Problem.badValue("/at", "at is not in the future.");
    }
    Optional<String> channel = request.textIf("channel");
    if (channel.isPresent() && !channels.test(request.account(), channel.get())) {
      throw Problem.badValue("/channel", "channel is one of the account's numbers.");
    }
    ConsentEntry.Origin origin =
        ConsentEntry.Origin.of(ConsentSource.API)
            .by(request.by().id())
            .said(request.textIf("words").orElse(""), "")
            .about(request.textIf("detail").orElse(""));
    return ConsentEntry.of(contact, new ConsentEntry.Choice(purpose, given), origin, at)
        .on(channel.orElse(ConsentEntry.EVERYWHERE));
  }

  private static Map<String, Object> json(ConsentState state) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("purpose", state.purpose().word());
    put(json, "channel", state.channel());
    json.put("act", state.act().word());
    json.put("since", state.at().toString());
    json.put("consent", state.entry());
    return json;
  }

  static Map<String, Object> json(Consent consent) {
    ConsentEntry entry = consent.entry();
    ConsentEntry.Origin origin = entry.origin();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", consent.id());
    json.put("contact", entry.contact());
    put(json, "channel", entry.channel());
    entry.purpose().ifPresent(purpose -> json.put("purpose", purpose.word()));
    json.put("act", entry.act().word());
    json.put("source", origin.source().word());
    put(json, "by", origin.actor());
    put(json, "words", origin.words());
    put(json, "message", origin.message());
    put(json, "detail", origin.detail());
    json.put("at", entry.at().toString());
    json.put("recordedAt", consent.recorded().toString());
    return json;
  }

  private static void put(Map<String, Object> json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
