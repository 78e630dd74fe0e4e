package dev.parley.runtime.contact.imports;

import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Store;
import java.time.Instant;
import java.util.List;

/** What is to be done about imports of all accounts: go on with them, delete their files. */
final class OpenImports {
  private static final int MOST = 200;

  private OpenImports() {}

  /** Where an import is. */
  record Place(AccountId account, String id) {}

  /** Those that nobody has worked on since this moment and that are not at their end. */
  static List<Place> left(Store store, Instant before) {
    return find(store, "state in ('checking', 'running') and touched < :before", before);
  }

  /** Those that nobody has worked on since this moment and that still have their file. */
  static List<Place> old(Store store, Instant before) {
    return find(
        store,
        "state in ('ready', 'checked', 'done', 'failed', 'cancelled') and touched < :before"
            + " and digest <> ''",
        before);
  }

  private static List<Place> find(Store store, String which, Instant before) {
    return store.read(handle ->
        handle
            .createQuery(
                "select account, id from contact_import where "
                    + which
                    + " order by id limit "
                    + MOST)
            .bind("before", before)
            .map((row, context) ->
                new Place(new AccountId(row.getString("account")), row.getString("id")))
            .list());
  }
}
