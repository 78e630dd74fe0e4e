package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.fault.Crossing;
import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.shard.LeaseSettings;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.StoreSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database commits, and its connection breaks before it can say so. */
@Tag("alone")
class LostCommitTest {
  private static final Customer ASHA = Customer.phone("491700000001");

  /** The commit of the next transaction with these words is made, and its answer lost. */
  private final AtomicReference<Optional<String>> wanted = new AtomicReference<>(Optional.empty());

  private final Set<Object> marked = ConcurrentHashMap.newKeySet();
  private Crossing cable;
  private TestLine line;

  @BeforeEach
  void open() {
    StoreSettings real = Database.POSTGRESQL.fresh();
    int port = URI.create(real.url().substring("jdbc:".length())).getPort();
    cable = Crossing.to(List.of(port), this::breaks);
    // Without prepared statements the words of all of them go by.
    String url =
        real.url().replace(":" + port + "/", ":" + cable.port() + "/") + "&prepareThreshold=0";
    line =
        TestLine.node(
            StoreSettings.postgres(url, real.user(), real.password()), LeaseSettings.defaults());
    eventually(() -> line.rows("select 1 from shard where owner <> ''").size() == 256);
  }

  @AfterEach
  void close() {
    line.close();
    cable.close();
  }

  private boolean breaks(Object connection, String words) {
    if (wanted.get().filter(words::contains).isPresent()) {
      marked.add(connection);
    }
    boolean breaks = words.contains("COMMIT") && marked.remove(connection);
    if (breaks) {
      wanted.set(Optional.empty());
    }
    return breaks;
  }

  private void everythingIsSaidOnceAndInOrder() {
    line.receive(line.meta.text(ASHA, "count"));
    eventually(() -> wanted.get().isEmpty());
    line.receive(line.meta.text(ASHA, "first"));
    line.receive(line.meta.text(ASHA, "second"));
    eventually(() -> {
      // What may have been sent waits for a status, and none comes.
      line.time.advance(TestLine.DOUBT_WAIT);
      return Ledger.of(List.of(line.post)).getOrDefault(ASHA.phone(), List.of()).size() >= 4;
    });
    assertThat(Ledger.of(List.of(line.post)))
        .isEqualTo(Map.of(ASHA.phone(), List.of("Counting.", "0", "1", "2")));
    eventually(() -> line.rows("select 1 from outbox where open = 1").isEmpty());
  }

  @Test
  void a_turn_whose_commit_was_made_unheard_goes_before_the_next_one() {
    wanted.set(Optional.of("insert into outbox"));
    everythingIsSaidOnceAndInOrder();
  }

  @Test
  void a_message_whose_claim_was_made_unheard_is_not_passed_over() {
    wanted.set(Optional.of("update outbox set state = 'sending'"));
    everythingIsSaidOnceAndInOrder();
  }

  @Test
  void a_webhook_that_was_recorded_unheard_takes_its_turn() {
    wanted.set(Optional.of("insert into inbox"));
    everythingIsSaidOnceAndInOrder();
    assertThat(line.rows("select * from turn")).hasSize(3);
  }
}
