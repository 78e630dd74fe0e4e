package dev.parley.runtime.contact;

import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** What people of the business write down about contacts for each other. */
public final class ContactNotes {
  private final Footing on;

  public ContactNotes(Footing on) {
    this.on = on;
  }

  /**
   * A note.
   *
   * @param author the user or key that wrote it
   */
  record ContactNote(String id, String text, String author, Instant created) {}

  /** A contact's notes, the oldest first. */
  List<ContactNote> list(AccountId account, String contact, After after) {
    return on.store()
        .read(
            account,
            estate ->
                estate
                    .query(
                        "select id, text, author, created from contact_note where account ="
                            + " :account and contact = :contact and id > :after"
                            + " order by id limit :most")
                    .bind("contact", contact)
                    .bind("after", after.id())
                    .bind("most", after.most())
                    .map((row, context) ->
                        new ContactNote(
                            row.getString("id"),
                            row.getString("text"),
                            row.getString("author"),
                            row.getObject("created", OffsetDateTime.class).toInstant()))
                    .list());
  }

  /** Which part of a list. */
  record After(String id, int most) {}

  /** A note that is to be written. */
  record Draft(String contact, String text, String author) {}

  /** Writes a note. */
  ContactNote add(Tx tx, AccountId account, Draft draft) {
    Estate estate = tx.of(account);
    ContactBook.locked(estate, draft.contact());
    ContactNote note =
        new ContactNote(on.ids().next("not"), draft.text(), draft.author(), on.time().now());
    estate
        .update(
            "insert into contact_note (id, account, contact, text, author, created)"
                + " values (:id, :account, :contact, :text, :author, :now)")
        .bind("id", note.id())
        .bind("contact", draft.contact())
        .bind("text", note.text())
        .bind("author", note.author())
        .bind("now", note.created())
        .execute();
    return note;
  }

  /** Takes a note away. */
  void remove(Tx tx, AccountId account, String contact, String id) {
    int removed =
        tx.of(account)
            .update(
                "delete from contact_note where account = :account and contact = :contact"
                    + " and id = :id")
            .bind("contact", contact)
            .bind("id", id)
            .execute();
    if (removed == 0) {
      throw Problem.notFound("There is no such note.");
    }
  }
}
