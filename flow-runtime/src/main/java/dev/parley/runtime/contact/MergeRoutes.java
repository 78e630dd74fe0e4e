package dev.parley.runtime.contact;

import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code /api/v1/merges}: contacts that are one person. */
public final class MergeRoutes implements Resource {
  private static final String ALL = "/merges";
  private static final Text CONTACT = Text.id("con");
  private static final Thing ORDER =
      Thing.named("MergeOrder")
          .must("contact", CONTACT, "The one that is gone afterwards.")
          .may(
              "fields",
              Text.word(List.of("keep", "take")),
              "Where both have a value: keep the one of who stays, or take the other; keep.");
  private static final Thing MERGE =
      Thing.named("Merge")
          .must("id", Text.id("mrg"), "")
          .must("kept", CONTACT, "Who stands for both.")
          .must("gone", CONTACT, "Whose id only conversations and messages still have.")
          .must("author", Text.of(1, 60), "The user or key that did it.")
          .must("createdAt", Text.moment(), "")
          .may("undoneAt", Text.moment(), "When it was undone.");

  private final Merges merges;

  public MergeRoutes(Merges merges) {
    this.merges = merges;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/contacts/{id}/merge", "mergeContacts")
            .says(
                "Makes one contact of two: names, fields, labels, groups, notes and consents go to"
                    + " this one; of two consents the stricter holds.")
            .needs(Permission.CONTACTS_WRITE)
            .takes(ORDER)
            .gives(201, MERGE)
            .by(this::merge),
        Operation.get(ALL, "listMerges")
            .says("What was merged, the oldest first.")
            .needs(Permission.CONTACTS_READ)
            .paged(MERGE)
            .by(this::list),
        Operation.post(ALL + "/{id}/undo", "undoMerge")
            .says("Makes two contacts of one again, as they were; what was changed since stays.")
            .needs(Permission.CONTACTS_WRITE)
            .gives(200, MERGE)
            .refuses(409, "It is undone already, or a later one must be undone first.")
            .by(this::undo));
  }

  private Reply merge(Request request) {
    Merges.Rule rule =
        Merges.Rule.valueOf(request.textIf("fields").orElse("keep").toUpperCase(Locale.ROOT));
    Merges.Order order =
        new Merges.Order(request.path("id"), request.text("contact"), rule, request.by().id());
    return new Reply.Change(tx -> {
      Merge merge = merges.merge(tx, request.account(), order);
      return Answer.created(Operation.ROOT + "/contacts/" + merge.kept(), json(merge));
    });
  }

  private Reply list(Request request) {
    Page page = request.page();
    List<Merge> found = merges.list(request.account(), page.after(), page.limit());
    return page.of(found, Merge::id, MergeRoutes::json);
  }

  private Reply undo(Request request) {
    String id = request.path("id");
    return new Reply.Change(tx -> Answer.of(json(merges.undo(tx, request.account(), id))));
  }

  private static Map<String, Object> json(Merge merge) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", merge.id());
    json.put("kept", merge.kept());
    json.put("gone", merge.gone());
    json.put("author", merge.author());
    json.put("createdAt", merge.created().toString());
    merge.undone().ifPresent(at -> json.put("undoneAt", at.toString()));
    return json;
  }
}
