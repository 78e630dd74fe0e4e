package dev.parley.runtime.contact;

import dev.parley.runtime.contact.query.Attribute;
import dev.parley.runtime.contact.query.Condition;
import dev.parley.runtime.contact.query.Condition.Relation;
import dev.parley.runtime.contact.query.Kind;
import dev.parley.runtime.contact.query.Printer;
import dev.parley.runtime.contact.query.Value;
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
import dev.parley.runtime.store.AccountId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/groups}: contacts whom the business names together, or finds by a query. */
public final class GroupRoutes implements Resource {
  private static final String ALL = "/groups";
  private static final int MOST_AT_ONCE = 1_000;
  private static final String MEMBERS_FOUND = "The members of this group are found by its query.";
  private static final Text NAME =
      Text.like("(?U)\\S(?:[^\\p{Cntrl}]{0,98}\\S)?", "is a name of 1 to 100 characters", 100);
  private static final Text TITLE = Text.of(1, 200);

  private static final Thing NEW =
      Thing.named("NewGroup")
          .must("name", NAME, "As queries and flows name it. It stays.")
          .may("title", TITLE, "As people name it; its name where absent.")
          .may("query", QueryRoutes.QUERY, "What finds its members; absent if they are named.");

  private static final Thing CHANGE =
      Thing.named("GroupChange").may("title", TITLE, "").may("query", QueryRoutes.QUERY, "");

  private static final Thing GROUP =
      Thing.named("Group")
          .must("id", Text.id("grp"), "")
          .must("name", Text.of(1, 200), "")
          .must("title", TITLE, "")
          .may("query", Text.of(1, 100_000), "In its normal form.")
          .must("createdAt", Text.moment(), "");

  private static final Thing MEMBERS =
      Thing.named("Members").must("contacts", Text.id("con").list(MOST_AT_ONCE), "Their ids.");

  private static final Thing COUNT =
      Thing.named("Count").must("count", Shape.whole(0, Long.MAX_VALUE), "");

  private final ContactGroups groups;
  private final Contacts contacts;
  private final ContactSearch search;

  public GroupRoutes(ContactGroups groups, Contacts contacts, ContactSearch search) {
    this.groups = groups;
    this.contacts = contacts;
    this.search = search;
  }

  @Override
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>(ofGroups());
    operations.addAll(changing());
    operations.addAll(ofMembers());
    return operations;
  }

  private List<Operation> ofGroups() {
    return List.of(
        Operation.get(ALL, "listGroups")
            .says("The groups of contacts.")
            .needs(Permission.CONTACTS_READ)
            .paged(GROUP)
            .by(this::list),
        Operation.post(ALL, "addGroup")
            .says("Adds a group, whose members are named, or found by a query whenever asked.")
            .needs(Permission.FIELDS_WRITE)
            .takes(NEW)
            .versioned()
            .gives(201, GROUP)
            .refuses(409, "There is a group of this name, or its query leads back to it.")
            .by(this::add),
        Operation.get(ALL + "/{id}", "getGroup")
            .says("A group.")
            .needs(Permission.CONTACTS_READ)
            .versioned()
            .gives(200, GROUP)
            .by(request -> answer(group(request))));
  }

  private List<Operation> changing() {
    return List.of(
        Operation.patch(ALL + "/{id}", "changeGroup")
            .says("Changes what a group is called by people, or its query.")
            .needs(Permission.FIELDS_WRITE)
            .takes(CHANGE)
            .versioned()
            .gives(200, GROUP)
            .refuses(409, "Somebody changes it too, or its query leads back to it.")
            .by(this::change),
        Operation.delete(ALL + "/{id}", "removeGroup")
            .says("Removes a group; contacts keep the name of one whose members were named.")
            .needs(Permission.FIELDS_WRITE)
            .givesNothing()
            .refuses(409, "Another group's query names it.")
            .by(this::remove));
  }

  private List<Operation> ofMembers() {
    String broken = "Its query cannot be asked any more.";
    return List.of(
        Operation.get(ALL + "/{id}/count", "countGroup")
            .says("How many contacts are in a group.")
            .needs(Permission.CONTACTS_READ)
            .gives(200, COUNT)
            .refuses(409, broken)
            .by(request ->
                Answer.of(
                    Map.of("count", search.count(request.account(), members(group(request)))))),
        Operation.get(ALL + "/{id}/members", "listMembers")
            .says("The contacts in a group, in the order in which they came.")
            .needs(Permission.CONTACTS_READ)
            .paged(ContactJson.CONTACT)
            .refuses(409, broken)
            .by(this::listMembers),
        Operation.post(ALL + "/{id}/members", "addMembers")
            .says("Puts contacts into a group whose members are named.")
            .needs(Permission.CONTACTS_WRITE)
            .takes(MEMBERS)
            .givesNothing()
            .refuses(409, MEMBERS_FOUND)
            .by(this::addMembers),
        Operation.delete(ALL + "/{id}/members/{contact}", "removeMember")
            .says("Takes a contact out of a group whose members are named.")
            .needs(Permission.CONTACTS_WRITE)
            .givesNothing()
            .refuses(409, MEMBERS_FOUND)
            .by(this::removeMember));
  }

  private ContactGroup group(Request request) {
    return groups
        .byId(request.account(), request.path("id"))
        .orElseThrow(() -> Problem.notFound("There is no such group."));
  }

  /** Who is in a group; what it asks is put in where it is named. */
  private static Condition members(ContactGroup group) {
    Attribute attribute =
        new Attribute("group", "group", Kind.GROUP, new Attribute.Place.Shelf("groups"), List.of());
    return new Condition.Compare(attribute, Relation.IS, new Value.Word(group.name()));
  }

  private Reply list(Request request) {
    Page page = request.page();
    List<ContactGroup> found = groups.list(request.account(), page.after(), page.limit());
    return page.of(found, ContactGroup::id, GroupRoutes::json);
  }

  private Reply listMembers(Request request) {
    Page page = request.page();
    Condition members = members(group(request));
    List<ContactCard> found = search.page(request.account(), members, page.after(), page.limit());
    return page.of(found, card -> card.contact().id(), ContactJson::of);
  }

  private String normal(AccountId account, String query) {
    return Printer.print(search.read(account, query, "/query"));
  }

  private Reply add(Request request) {
    AccountId account = request.account();
    String name = request.text("name");
    String query = request.textIf("query").map(q -> normal(account, q)).orElse("");
    ContactGroups.Order order =
        new ContactGroups.Order(name, request.textIf("title").orElse(name), query);
    return new Reply.Change(tx -> {
      ContactGroup group = groups.add(tx, account, order);
      ContactSearch.expanded(tx.of(account), members(group));
      return answer(group).at(Operation.ROOT + ALL + "/" + group.id());
    });
  }

  private Reply change(Request request) {
    AccountId account = request.account();
    ContactGroup before = group(request);
    request.expects(before.version());
    if (!before.queried() && request.textIf("query").isPresent()) {
      throw Problem.badValue("/query", "The members of this group are named; it has no query.");
    }
    ContactGroup after =
        new ContactGroup(
            before.id(),
            before.name(),
            request.patched("title", before.title()),
            request.textIf("query").map(q -> normal(account, q)).orElse(before.query()),
            before.version(),
            before.created());
    return new Reply.Change(tx -> {
      ContactGroup saved = groups.save(tx, account, after);
      ContactSearch.expanded(tx.of(account), members(saved));
      return answer(saved);
    });
  }

  private Reply remove(Request request) {
    String id = request.path("id");
    return new Reply.Change(tx -> {
      groups.remove(tx, request.account(), id);
      return Answer.none();
    });
  }

  private Reply addMembers(Request request) {
    String group = named(group(request)).name();
    Set<String> ids = new LinkedHashSet<>();
    request.body().required("contacts").forEach(id -> ids.add(id.stringValue()));
    return new Reply.Change(tx -> {
      Contacts.Changing joining =
          new Contacts.Changing(ids, contact -> regrouped(contact, group, true));
      Set<String> known = contacts.change(tx, request.account(), joining);
      List<FieldError> unknown = new ArrayList<>();
      int at = 0;
      for (var id : request.body().required("contacts")) {
        if (!known.contains(id.stringValue())) {
          unknown.add(new FieldError("/contacts/" + at, "is no contact"));
        }
        at++;
      }
      if (!unknown.isEmpty()) {
        throw Problem.badValues(unknown);
      }
      return Answer.none();
    });
  }

  private Reply removeMember(Request request) {
    String group = named(group(request)).name();
    String contact = request.path("contact");
    return new Reply.Change(tx -> {
      Contacts.Changing leaving =
          new Contacts.Changing(Set.of(contact), c -> regrouped(c, group, false));
      if (contacts.change(tx, request.account(), leaving).isEmpty()) {
        throw Problem.notFound("There is no such contact.");
      }
      return Answer.none();
    });
  }

  private static ContactGroup named(ContactGroup group) {
    if (group.queried()) {
      throw Problem.conflict(MEMBERS_FOUND + " Change what is known of the contact instead.");
    }
    return group;
  }

  private static Map<String, @Nullable Object> regrouped(
      Contact contact, String group, boolean in) {
    List<Object> before =
        contact.fields().get("groups") instanceof List<?> list ? new ArrayList<>(list) : List.of();
    String folded = ContactGroups.folded(group);
    List<Object> after = new ArrayList<>(before);
    boolean member =
        after.removeIf(name -> ContactGroups.folded(String.valueOf(name)).equals(folded));
    if (member == in) {
      return Map.of();
    }
    if (in) {
      after.add(group);
    }
    return Map.of("groups", after);
  }

  private static Answer answer(ContactGroup group) {
    return Answer.of(json(group)).version(group.version());
  }

  private static Map<String, Object> json(ContactGroup group) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", group.id());
    json.put("name", group.name());
    json.put("title", group.title());
    if (group.queried()) {
      json.put("query", group.query());
    }
    json.put("createdAt", group.created().toString());
    return json;
  }
}
