package dev.parley.runtime.store;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the file at some moment is what a kill at that moment leaves. */
@Tag("alone")
class HeldFileTest {
  private static final int COMMITS = Boolean.getBoolean("parley.nightly") ? 1_000 : 40;
  private static final int ROWS = 300;
  private static final int SMALL_GROUP = 3;
  private static final int LARGE_GROUP = 30;

  @TempDir Path folder;

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);
  private final AtomicInteger acknowledged = new AtomicInteger(-1);
  private final AtomicInteger copies = new AtomicInteger();
  private final List<String> losses = new ArrayList<>();

  @Test
  void a_kill_at_any_write_loses_nothing_that_was_acknowledged() throws Exception {
    try (AutoCloseable disk = SpiedDisk.tell(this::killed);
        Store store = Store.open(StoreSettings.embedded(folder), SpiedDisk.SCHEME)) {
      assertThat(disk).isNotNull();
      store.writer().submit(HeldFileTest::reuseSpaceAtOnce, 0).join();
      for (int commit = 0; commit < COMMITS; commit++) {
        store.writer().submit(this::change, commit).join();
        acknowledged.set(commit);
        store.tidy();
      }
      acknowledged.set(-1);
    }
    assertThat(copies).as("copies taken").hasValueGreaterThan(COMMITS);
    assertThat(losses).as("losses with seed %d in %d copies", seed, copies.get()).isEmpty();
  }

  private static List<Integer> reuseSpaceAtOnce(Tx tx, List<Integer> items) {
    tx.handle().execute("set retention_time 0");
    tx.handle()
        .execute(
            "insert into account (id, name, created) values ('acknowledged', '0',"
                + " current_timestamp)");
    return items;
  }

  /** Says how far it is, and replaces or removes rows of many sizes. */
  private List<Integer> change(Tx tx, List<Integer> items) {
    tx.handle().execute("update account set name = ?", String.valueOf(items.getLast()));
    int rows = random.nextInt(random.nextInt(6) == 0 ? LARGE_GROUP : SMALL_GROUP);
    for (int i = 0; i < rows; i++) {
      String id = "con_" + random.nextInt(ROWS);
      tx.handle().execute("delete from contact where id = ?", id);
      if (random.nextInt(5) > 0) {
        tx.handle()
            .execute(
                "insert into contact (id, account, name, phone, bsuid, fields, version, created)"
                    + " values (?, 'a', 'n', '1', '', ?, 1, current_timestamp)",
                id,
                "x".repeat(random.nextInt(4_000)));
      }
    }
    return items;
  }

  /** Looks what a server would find if this one were killed now. */
  private void killed() {
    int expected = acknowledged.get();
    if (expected < 0) {
      return;
    }
    copies.incrementAndGet();
    int found = found();
    if (found < expected) {
      losses.add("commit " + expected + " was acknowledged, the copy ends with " + found);
    }
  }

  private int found() {
    try {
      Files.copy(folder.resolve("parley.mv.db"), folder.resolve("copy.mv.db"), REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String url = "jdbc:h2:file:" + folder.resolve("copy") + ";DATABASE_TO_LOWER=TRUE";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select name from account")) {
      return row.next() ? Integer.parseInt(row.getString(1)) : -1;
    } catch (SQLException e) {
      losses.add("the copy cannot be read: " + e.getMessage());
      return Integer.MAX_VALUE;
    }
  }
}
