package dev.parley.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A copy of the file at the moment of an acknowledgement is what a killed server leaves behind. H2
 * 2.5.252 lost up to twenty acknowledged commits that way once it reused freed space: its file
 * header names the chunk before the last one.
 */
@Tag("alone")
class KilledAtAnyMomentTest {
  private static final int COMMITS = 250;

  @TempDir Path folder;

  /** Replaces all accounts: as many as the item says, named after the commit. */
  private final Work<Accounts, Boolean> replace =
      (tx, items) -> {
        tx.handle().execute("delete from account");
        items.forEach(accounts -> accounts.insert(tx));
        return items.stream().map(item -> true).toList();
      };

  private record Accounts(int commit, int count) {
    void insert(Tx tx) {
      PreparedBatch batch =
          tx.handle()
              .prepareBatch(
                  "insert into account (id, name, created) values (?, ?, current_timestamp)");
      for (int i = 0; i < count; i++) {
        batch.add("acc_" + i, commit + " " + "x".repeat(190));
      }
      batch.execute();
    }
  }

  @Test
  void what_was_acknowledged_is_found_again_whenever_the_process_dies() throws IOException {
    Random counts = new Random(7);
    try (Store store = Store.open(StoreSettings.embedded(folder))) {
      reuseFreedSpaceAtOnce();
      for (int commit = 1; commit <= COMMITS; commit++) {
        Accounts accounts = new Accounts(commit, 1 + counts.nextInt(60));
        store.writer().submit(replace, accounts).join();
        assertThat(survivors()).as("the commit that was found").isEqualTo(accounts);
      }
    }
  }

  /** As it would be after the 45 seconds for which H2 keeps what nobody needs any more. */
  private void reuseFreedSpaceAtOnce() {
    connect(folder).useHandle(handle -> handle.execute("set retention_time 0"));
  }

  private Accounts survivors() throws IOException {
    Path grave = Files.createDirectories(folder.resolve("grave"));
    Path copy = grave.resolve("parley.mv.db");
    Files.deleteIfExists(copy);
    Files.copy(folder.resolve("parley.mv.db"), copy);
    List<String> names =
        connect(grave)
            .withHandle(handle ->
                handle.createQuery("select name from account").mapTo(String.class).list());
    if (names.isEmpty()) {
      return new Accounts(0, 0);
    }
    return new Accounts(Integer.parseInt(names.getFirst().split(" ")[0]), names.size());
  }

  private static Jdbi connect(Path folder) {
    return Jdbi.create(
        "jdbc:h2:file:" + folder.resolve("parley") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
  }
}
