package dev.parley.runtime.contact;

import dev.parley.runtime.contact.query.Condition;
import dev.parley.runtime.http.ListFile;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.store.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@code /api/v1/contacts/export}: contacts as a file, which can be brought again. */
public final class ExportRoutes implements Resource {
  private static final int PAGE = 1_000;

  private final ContactBook book;
  private final ContactFields fields;
  private final ContactSearch search;

  public ExportRoutes(ContactBook book, ContactFields fields, ContactSearch search) {
    this.book = book;
    this.fields = fields;
    this.search = search;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/contacts/export", "exportContacts")
            .says(
                "Contacts as a file: CSV or a line of JSON each. In CSV what a program for tables"
                    + " would take for a formula begins with an apostrophe.")
            .needs(Permission.CONTACTS_READ)
            .query("format", ListFile.FORMAT, ListFile.SAYS)
            .query("query", QueryRoutes.QUERY, "Only whom this finds, such as group = \"staff\".")
            .refuses(409, "The query of a group that it names cannot be asked any more.")
            .gives(200, new Operation.Outcome.File("*/*"))
            .by(this::export));
  }

  private Reply export(Request request) {
    AccountId account = request.account();
    Optional<Condition> asked =
        request.query("query").map(query -> search.read(account, query, "query"));
    Function<String, List<ContactCard>> pages =
        after ->
            asked
                .map(condition -> search.page(account, condition, after, PAGE))
                .orElseGet(() -> book.list(account, after, PAGE));
    List<ContactCard> first = pages.apply("");
    return new ListFile("contacts", columns(account))
        .write(request, taker -> each(first, pages, taker));
  }

  private List<String> columns(AccountId account) {
    List<String> columns =
        new ArrayList<>(
            List.of("id", "phone", "bsuid", "name", "language", "timeZone", "labels", "groups"));
    fields.all(account).forEach(field -> columns.add("fields." + field.name()));
    columns.addAll(List.of("lastSeenAt", "blocked", "createdAt"));
    return columns;
  }

  private static void each(
      List<ContactCard> first,
      Function<String, List<ContactCard>> pages,
      Consumer<Map<String, ?>> taker) {
    List<ContactCard> page = first;
    while (!page.isEmpty()) {
      page.forEach(card -> taker.accept(ContactJson.of(card)));
      page = page.size() < PAGE ? List.of() : pages.apply(page.getLast().contact().id());
    }
  }
}
