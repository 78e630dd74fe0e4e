package dev.parley.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class GroupCommitTest {
  @Parameter Database database;

  private StoreSettings settings;
  private Store store;
  private final List<Integer> groups = new ArrayList<>();

  /** Adds accounts, for want of a simpler table. */
  private final Work<String, Boolean> add =
      (tx, ids) -> {
        groups.add(ids.size());
        return ids.stream().map(id -> insert(tx, id)).toList();
      };

  private static Boolean insert(Tx tx, String id) {
    if (id.equals("poison")) {
      throw new IllegalArgumentException("poison");
    }
    return tx.handle()
            .execute(
                "insert into account (id, name, created) values (?, 'n', current_timestamp)"
                    + " on conflict do nothing",
                id)
        > 0;
  }

  @BeforeEach
  void open() {
    StoreSettings fresh = database.fresh();
    // One writer, so that what waits is gathered on both databases alike.
    settings = new StoreSettings(fresh.url(), fresh.user(), fresh.password(), fresh.dataDir(), 1);
    store = Store.open(settings);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private List<String> accounts() {
    return store.read(
        h -> h.createQuery("select id from account order by id").mapTo(String.class).list());
  }

  /** Occupies the writer until the latch is released, so that everything after it gathers. */
  private CompletableFuture<Boolean> hold(CountDownLatch latch) {
    CountDownLatch held = new CountDownLatch(1);
    Work<String, Boolean> wait =
        (tx, items) -> {
          held.countDown();
          await(latch);
          return List.of(true);
        };
    CompletableFuture<Boolean> done = store.writer().submit(wait, "hold");
    await(held);
    return done;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_waits_together_is_committed_together() {
    CountDownLatch latch = new CountDownLatch(1);
    CompletableFuture<Boolean> held = hold(latch);
    CompletableFuture<Boolean> first = store.writer().submit(add, "a");
    CompletableFuture<Boolean> second = store.writer().submit(add, "b");
    latch.countDown();
    assertThat(held.join()).isTrue();
    assertThat(first.join()).isTrue();
    assertThat(second.join()).isTrue();
    assertThat(groups).containsExactly(2);
    assertThat(accounts()).containsExactly("a", "b");
  }

  @Test
  void insert_if_absent_says_what_was_absent() {
    assertThat(store.writer().submit(add, "a").join()).isTrue();
    assertThat(store.writer().submit(add, "a").join()).isFalse();
    assertThat(accounts()).containsExactly("a");
  }

  @Test
  void a_poison_item_fails_alone() {
    CountDownLatch latch = new CountDownLatch(1);
    CompletableFuture<Boolean> held = hold(latch);
    CompletableFuture<Boolean> before = store.writer().submit(add, "a");
    CompletableFuture<Boolean> poison = store.writer().submit(add, "poison");
    CompletableFuture<Boolean> after = store.writer().submit(add, "b");
    latch.countDown();
    assertThat(held.join()).isTrue();
    assertThat(before.join()).isTrue();
    assertThat(after.join()).isTrue();
    assertThatThrownBy(poison::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(accounts()).containsExactly("a", "b");
  }

  @Test
  void only_what_is_committed_runs_after_the_commit() {
    AtomicInteger committed = new AtomicInteger();
    AtomicInteger rolledBack = new AtomicInteger();
    Work<String, Boolean> observed =
        (tx, ids) -> {
          tx.afterCommit(committed::incrementAndGet);
          tx.afterRollback(rolledBack::incrementAndGet);
          return add.run(tx, ids);
        };
    assertThatThrownBy(() -> store.writer().submit(observed, "poison").join())
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(committed).hasValue(0);
    assertThat(rolledBack).hasValue(1);
    store.writer().submit(observed, "a").join();
    assertThat(committed).hasValue(1);
  }

  @Test
  void what_another_writer_inserted_meanwhile_is_tried_again() {
    AtomicInteger attempts = new AtomicInteger();
    Work<String, Integer> late =
        (tx, ids) -> {
          if (attempts.incrementAndGet() == 1) {
            throw new Overtaken("It");
          }
          return List.of(attempts.get());
        };
    assertThat(store.writer().submit(late, "x").join()).isEqualTo(2);
  }

  @Test
  void numbers_only_go_up() {
    Work<Integer, List<Long>> numbers = (tx, counts) -> counts.stream().map(tx::sequences).toList();
    List<Long> all = new ArrayList<>(store.writer().submit(numbers, 3).join());
    all.addAll(store.writer().submit(numbers, 2).join());
    assertThat(all).hasSize(5).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void closing_writes_what_is_queued_and_refuses_what_comes_later() throws InterruptedException {
    CountDownLatch latch = new CountDownLatch(1);
    CompletableFuture<Boolean> held = hold(latch);
    CompletableFuture<Boolean> queued = store.writer().submit(add, "a");
    Thread closing = Thread.startVirtualThread(store::close);
    latch.countDown();
    assertThat(held.join()).isTrue();
    assertThat(queued.join()).isTrue();
    closing.join();
    assertThatThrownBy(() -> store.writer().submit(add, "b").join())
        .hasCauseInstanceOf(StoreBusy.class);
    store = Store.open(settings);
    assertThat(accounts()).containsExactly("a");
  }
}
