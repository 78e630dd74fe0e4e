package dev.parley.runtime.contact;

import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/fields}: what the business writes down about its contacts. */
public final class FieldRoutes implements Resource {
  private static final String ALL = "/fields";
  private static final int MOST_WORDS = 200;
  private static final Text TITLE = Text.of(1, 200);
  private static final Text WORD = Text.of(1, 200);

  /** A name of one's own, which is none that everybody has. */
  static final Text NAME =
      Text.like(
          "(?!(?:name|phone|lang|labels|groups|timeZone)$)[a-z][A-Za-z0-9_]{0,39}",
          "is a name such as city, and none of name, phone, lang, labels, groups, timeZone",
          40);

  private static final Thing NEW =
      Thing.named("NewField")
          .must("name", NAME, "As flows name it: contact.city is city.")
          .must("type", Text.word(FieldKind.words()), "")
          .may("title", TITLE, "As people name it; its name where absent.")
          .may("options", WORD.list(MOST_WORDS), "The words of a choice.");

  private static final Thing CHANGE =
      Thing.named("FieldChange").may("title", TITLE, "").may("options", WORD.list(MOST_WORDS), "");

  private static final Thing FIELD =
      Thing.named("Field")
          .must("id", Text.id("fld"), "")
          .must("name", NAME, "")
          .must("type", Text.word(FieldKind.words()), "")
          .must("title", TITLE, "")
          .may("options", WORD.list(MOST_WORDS), "")
          .must("createdAt", Text.moment(), "");

  private final ContactFields fields;

  public FieldRoutes(ContactFields fields) {
    this.fields = fields;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL, "listFields")
            .says("The fields that the business's contacts have.")
            .needs(Permission.CONTACTS_READ)
            .gives(200, Thing.named("").must("items", FIELD.list(ContactFields.MOST), ""))
            .by(request -> list(fields.all(request.account()))),
        Operation.post(ALL, "addField")
            .says("Adds a field.")
            .needs(Permission.FIELDS_WRITE)
            .takes(NEW)
            .versioned()
            .gives(201, FIELD)
            .refuses(409, "There is a field of this name, or no account has more.")
            .by(this::add),
        Operation.get(ALL + "/{id}", "getField")
            .says("A field.")
            .needs(Permission.CONTACTS_READ)
            .versioned()
            .gives(200, FIELD)
            .by(request -> answer(field(request))),
        Operation.patch(ALL + "/{id}", "changeField")
            .says("Changes what a field is called by people, or the words of a choice.")
            .needs(Permission.FIELDS_WRITE)
            .takes(CHANGE)
            .versioned()
            .gives(200, FIELD)
            .refuses(409, "Somebody changes it at the same time.")
            .by(this::change),
        Operation.delete(ALL + "/{id}", "removeField")
            .says("Removes a field; what was written down stays with the contacts.")
            .needs(Permission.FIELDS_WRITE)
            .givesNothing()
            .by(this::remove));
  }

  private ContactField field(Request request) {
    return fields
        .byId(request.account(), request.path("id"))
        .orElseThrow(() -> Problem.notFound("There is no such field."));
  }

  private Reply add(Request request) {
    FieldKind kind = FieldKind.of(request.text("type"));
    String name = request.text("name");
    ContactFields.Order order =
        new ContactFields.Order(
            name,
            request.textIf("title").orElse(name),
            kind,
            fitting(kind, options(request.body()).orElse(List.of())));
    return new Reply.Change(tx -> {
      ContactField field = fields.add(tx, request.account(), order);
      return answer(field).at(Operation.ROOT + ALL + "/" + field.id());
    });
  }

  private Reply change(Request request) {
    ContactField before = field(request);
    request.expects(before.version());
    ContactField after =
        new ContactField(
            before.id(),
            before.name(),
            request.patched("title", before.title()),
            before.kind(),
            fitting(before.kind(), options(request.body()).orElse(before.words())),
            before.version(),
            before.created());
    return new Reply.Change(tx -> answer(fields.save(tx, request.account(), after)));
  }

  private Reply remove(Request request) {
    String id = request.path("id");
    return new Reply.Change(tx -> {
      fields.remove(tx, request.account(), id);
      return Answer.none();
    });
  }

  private static List<String> fitting(FieldKind kind, List<String> options) {
    if (kind == FieldKind.CHOICE && options.isEmpty()) {
      throw Problem.badValue("/options", "A choice has options.");
    }
    if (kind != FieldKind.CHOICE && !options.isEmpty()) {
      throw Problem.badValue("/options", "Only a choice has options.");
    }
    return options;
  }

  private static Optional<List<String>> options(JsonNode body) {
    return body.optional("options")
        .map(list -> {
          List<String> options = new ArrayList<>();
          list.forEach(option -> options.add(option.stringValue()));
          return options.stream().distinct().toList();
        });
  }

  private static Answer list(List<ContactField> found) {
    return Answer.of(Map.of("items", found.stream().map(FieldRoutes::json).toList()));
  }

  private static Answer answer(ContactField field) {
    return Answer.of(json(field)).version(field.version());
  }

  private static Map<String, Object> json(ContactField field) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", field.id());
    json.put("name", field.name());
    json.put("type", field.kind().word());
    json.put("title", field.title());
    if (!field.words().isEmpty()) {
      json.put("options", field.words());
    }
    json.put("createdAt", field.created().toString());
    return json;
  }
}
