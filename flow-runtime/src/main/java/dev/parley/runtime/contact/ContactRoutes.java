package dev.parley.runtime.contact;

import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Problem.FieldError;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/contacts}: the people who talk with the business. */
public final class ContactRoutes implements Resource {
  private static final String ALL = "/contacts";
  private static final int MOST_WORDS = 200;
  private static final Text NAME = Text.of(1, 200);
  private static final Text PHONE =
      Text.like("\\+?[1-9]\\d{5,14}", "is a phone number such as +919876543210", 16);
  private static final Text LANGUAGE =
      Text.like("[a-z]{2,3}(_[A-Z]{2})?", "is a language such as en or pt_BR", 6);
  private static final Text ZONE = Text.zone();
  private static final Shape WORDS = Text.of(1, 100).list(MOST_WORDS);
  private static final Shape FIELDS =
      new Shape.Dictionary(Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}"), Shape.any(), MOST_WORDS);

  private static final Thing NEW = changeable(Thing.named("NewContact").must("phone", PHONE, ""));
  private static final Thing CHANGE = changeable(Thing.named("ContactChange"));

  private final ContactBook book;
  private final ContactFields fields;
  private final ContactSearch search;

  public ContactRoutes(ContactBook book, ContactFields fields, ContactSearch search) {
    this.book = book;
    this.fields = fields;
    this.search = search;
  }

  private static Thing changeable(Thing contact) {
    return contact
        .may("name", NAME.orNull(), "As the business calls them.")
        .may("language", LANGUAGE.orNull(), "")
        .may("timeZone", ZONE.orNull(), "Such as Asia/Kolkata.")
        .may("labels", WORDS, "All of them.")
        .may("groups", WORDS, "All of them.")
        .may("fields", FIELDS, "By the names of /fields; null unsets.");
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL, "listContacts")
            .says("The contacts, in the order in which they came.")
            .needs(Permission.CONTACTS_READ)
            .query("phone", PHONE, "Only who has this number.")
            .query("query", QueryRoutes.QUERY, "Only whom this query finds.")
            .refuses(409, "The query of a group that it names cannot be asked any more.")
            .paged(ContactJson.CONTACT)
            .by(this::list),
        Operation.post(ALL, "addContact")
            .says("Adds somebody who has not written yet.")
            .needs(Permission.CONTACTS_WRITE)
            .takes(NEW)
            .versioned()
            .gives(201, ContactJson.CONTACT)
            .refuses(409, "Somebody is known by this number.")
            .by(this::add),
        Operation.get(ALL + "/{id}", "getContact")
            .says("A contact.")
            .needs(Permission.CONTACTS_READ)
            .versioned()
            .gives(200, ContactJson.CONTACT)
            .by(this::show),
        changing(Operation.patch(ALL + "/{id}", "changeContact"))
            .says("Changes what is known about a contact; what is not named stays.")
            .takes(CHANGE)
            .by(request -> change(request, known(request), Optional.empty())),
        changing(Operation.put(ALL + "/{id}/block", "blockContact"))
            .says("Blocks a contact: nothing is sent to them any more.")
            .by(request -> change(request, Map.of(), Optional.of(true))),
        changing(Operation.delete(ALL + "/{id}/block", "unblockContact"))
            .says("Takes the block away; what they had agreed to before holds again.")
            .by(request -> change(request, Map.of(), Optional.of(false))));
  }

  private static Operation.Draft changing(Operation.Draft operation) {
    return operation.needs(Permission.CONTACTS_WRITE).versioned().gives(200, ContactJson.CONTACT);
  }

  private Reply list(Request request) {
    Page page = request.page();
    Optional<String> query = request.query("query");
    if (query.isPresent() && request.query("phone").isPresent()) {
      throw Problem.badValue("phone", "Give phone or query, not both: a query may ask for phone.");
    }
    List<ContactCard> found =
        query
            .map(asked -> search.found(request.account(), asked, page))
            .orElseGet(() -> all(request, page));
    return page.of(found, card -> card.contact().id(), ContactJson::of);
  }

  private List<ContactCard> all(Request request, Page page) {
    return request
        .query("phone")
        .map(phone ->
            book
                .byPhone(request.account(), digits(phone))
                .filter(card -> card.contact().id().compareTo(page.after()) > 0)
                .stream()
                .toList())
        .orElseGet(() -> book.list(request.account(), page.after(), page.limit()));
  }

  private Reply show(Request request) {
    return answer(
        book.byId(request.account(), request.path("id"))
            .orElseThrow(() -> Problem.notFound("There is no such contact.")));
  }

  private Reply add(Request request) {
    ContactBook.Newcomer newcomer =
        new ContactBook.Newcomer(book.nextId(), digits(request.text("phone")), known(request));
    return new Reply.Change(tx -> {
      ContactCard card = book.add(tx, request.account(), newcomer);
      return answer(card).at(Operation.ROOT + ALL + "/" + card.contact().id());
    });
  }

  private Reply change(
      Request request, Map<String, @Nullable Object> known, Optional<Boolean> blocked) {
    ContactBook.Change change =
        new ContactBook.Change(
            request.path("id"), known, blocked, request.by().id(), request::expects);
    return new Reply.Change(tx -> answer(book.change(tx, request.account(), change)));
  }

  private static String digits(String phone) {
    return phone.startsWith("+") ? phone.substring(1) : phone;
  }

  /** What a body says about a contact, under the names that flows know. */
  private Map<String, @Nullable Object> known(Request request) {
    JsonNode body = request.body();
    Map<String, @Nullable Object> known = new LinkedHashMap<>();
    put(known, body, "name", "name");
    put(known, body, "language", "lang");
    put(known, body, "timeZone", "timeZone");
    put(known, body, "labels", "labels");
    put(known, body, "groups", "groups");
    body.optional("fields").ifPresent(given -> known.putAll(custom(request, given)));
    return known;
  }

  private Map<String, @Nullable Object> custom(Request request, JsonNode given) {
    List<ContactField> known = fields.all(request.account());
    List<FieldError> faults = new ArrayList<>();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    given.forEachEntry((name, value) -> {
      String at = "/fields/" + name;
      known.stream()
          .filter(field -> field.name().equals(name))
          .findFirst()
          .ifPresentOrElse(
              field -> field.kind().check(field.words(), value, faults, at),
              () -> faults.add(new FieldError(at, "is none of the account's fields")));
      values.put(name, plain(value));
    });
    if (!faults.isEmpty()) {
      throw Problem.badValues(faults);
    }
    return values;
  }

  private static void put(
      Map<String, @Nullable Object> known, JsonNode body, String from, String to) {
    body.optional(from).ifPresent(value -> known.put(to, plain(value)));
  }

  private static @Nullable Object plain(JsonNode value) {
    if (value.isArray()) {
      List<Object> words = new ArrayList<>();
      value.forEach(word -> words.add(word.stringValue()));
      return words.stream().distinct().toList();
    }
    if (value.isNumber()) {
      return value.doubleValue();
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isString() ? value.stringValue() : null;
  }

  private static Answer answer(ContactCard card) {
    return Answer.of(ContactJson.of(card)).version(card.version());
  }
}
