package dev.parley.runtime.contact;

import dev.parley.runtime.contact.ContactNotes.ContactNote;
import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /api/v1/contacts/{id}/notes}: what colleagues should know of a contact. */
public final class NoteRoutes implements Resource {
  private static final String ALL = "/contacts/{id}/notes";
  private static final Text WORDS = Text.of(1, 4_000);

  private static final Thing NEW = Thing.named("NewNote").must("text", WORDS, "");
  private static final Thing NOTE =
      Thing.named("Note")
          .must("id", Text.id("not"), "")
          .must("text", WORDS, "")
          .must("author", Text.of(1, 60), "The user or key that wrote it.")
          .must("createdAt", Text.moment(), "");

  private final ContactBook book;
  private final ContactNotes notes;

  public NoteRoutes(ContactBook book, ContactNotes notes) {
    this.book = book;
    this.notes = notes;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL, "listNotes")
            .says("The notes about a contact, the oldest first.")
            .needs(Permission.CONTACTS_READ)
            .paged(NOTE)
            .by(this::list),
        Operation.post(ALL, "addNote")
            .says("Writes a note about a contact.")
            .needs(Permission.CONTACTS_WRITE)
            .takes(NEW)
            .gives(201, NOTE)
            .by(this::add),
        Operation.delete(ALL + "/{note}", "removeNote")
            .says("Takes a note away.")
            .needs(Permission.CONTACTS_WRITE)
            .givesNothing()
            .by(this::remove));
  }

  private Reply list(Request request) {
    String contact = request.path("id");
    if (book.byId(request.account(), contact).isEmpty()) {
      throw Problem.notFound("There is no such contact.");
    }
    Page page = request.page();
    List<ContactNote> found =
        notes.list(request.account(), contact, new ContactNotes.After(page.after(), page.limit()));
    return page.of(found, ContactNote::id, NoteRoutes::json);
  }

  private Reply add(Request request) {
    ContactNotes.Draft draft =
        new ContactNotes.Draft(request.path("id"), request.text("text"), request.by().id());
    return new Reply.Change(tx -> {
      ContactNote note = notes.add(tx, request.account(), draft);
      String location = "/contacts/" + draft.contact() + "/notes/" + note.id();
      return Answer.created(Operation.ROOT + location, json(note));
    });
  }

  private Reply remove(Request request) {
    String contact = request.path("id");
    String note = request.path("note");
    return new Reply.Change(tx -> {
      notes.remove(tx, request.account(), contact, note);
      return Answer.none();
    });
  }

  private static Map<String, Object> json(ContactNote note) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", note.id());
    json.put("text", note.text());
    json.put("author", note.author());
    json.put("createdAt", note.created().toString());
    return json;
  }
}
