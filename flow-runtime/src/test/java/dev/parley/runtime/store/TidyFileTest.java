package dev.parley.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Most of a chunk of H2's file is soon out of date, but its place is free only when all of it is.
 * H2 itself moves the rest away only where it writes behind its commits, which ours does not.
 */
@Tag("alone")
class TidyFileTest {
  private static final int ROWS = 2_000;
  private static final int COMMITS = 1_500;

  @TempDir Path folder;

  private final Random random = new Random(11);

  @Test
  void what_is_out_of_date_makes_room_for_what_comes() throws IOException {
    try (Store store = Store.open(StoreSettings.embedded(folder))) {
      store.writer().submit(TidyFileTest::fill, 0).join();
      long filled = size();
      for (int commit = 0; commit < COMMITS; commit++) {
        store.writer().submit(this::change, commit).join();
        if (commit % 20 == 0) {
          store.tidy();
        }
      }
      assertThat(size()).as("after %d bytes at first", filled).isLessThan(filled * 3 / 2);
    }
  }

  private static List<Integer> fill(Tx tx, List<Integer> items) {
    tx.handle().execute("set retention_time 0");
    PreparedBatch batch =
        tx.handle()
            .prepareBatch(
                "insert into account (id, name, created) values (?, ?, current_timestamp)");
    IntStream.range(0, ROWS).forEach(i -> batch.add("acc_" + i, "x".repeat(190)));
    batch.execute();
    return items;
  }

  /** A change here and there. */
  private List<Integer> change(Tx tx, List<Integer> items) {
    for (int i = 0; i < 5; i++) {
      tx.handle()
          .execute(
              "update account set name = ? where id = ?",
              items.getFirst() + " ".repeat(100),
              "acc_" + random.nextInt(ROWS));
    }
    return items;
  }

  private long size() throws IOException {
    return Files.size(folder.resolve("parley.mv.db"));
  }
}
