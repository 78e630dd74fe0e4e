package dev.parley.runtime.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final List<Urgency> ALL = List.of(Urgency.values());

  private final Semaphore permits = new Semaphore(10_000);
  private final Gate gate = new Gate(permits, 10, () -> 1);
  private long sequence;

  private Parcel parcel(String channel, String conversation, Urgency urgency) {
    return new Parcel(
        "msg_" + sequence,
        sequence++,
        new Draft.From("acc", channel, conversation, "con"),
        urgency,
        Purpose.REPLY,
        "{}",
        1,
        false,
        START,
        Optional.empty(),
        Optional.empty());
  }

  private void add(Urgency urgency, int count) {
    for (int i = 0; i < count; i++) {
      gate.add(new Lane.Waiting(parcel("chn", urgency + " " + i, urgency), false));
    }
  }

  private List<Urgency> take(Instant now) {
    return gate.take(now).stream().map(w -> w.parcel().urgency()).toList();
  }

  @Test
  void answers_go_before_campaigns_which_get_a_tenth_all_the_same() {
    add(Urgency.BULK, 100);
    add(Urgency.ANSWER, 100);
    List<Urgency> first = take(START);
    assertThat(first).hasSize(10).filteredOn(u -> u == Urgency.ANSWER).hasSize(9);
    assertThat(take(START)).isEmpty();
    assertThat(gate.next(START)).isEqualTo(START.plus(SECOND));
    assertThat(take(START.plus(SECOND))).hasSize(10).contains(Urgency.BULK);
  }

  @Test
  void nothing_overtakes_what_waits() {
    add(Urgency.ANSWER, 11);
    take(START);
    Instant later = START.plus(SECOND);
    assertThat(gate.pass(parcel("chn", "other", Urgency.ANSWER), later)).isFalse();
    assertThat(take(later)).hasSize(1);
    assertThat(gate.pass(parcel("chn", "other", Urgency.ANSWER), later)).isTrue();
  }

  @Test
  void a_customer_who_got_too_many_keeps_nobody_else_waiting() {
    Instant now = START;
    for (int i = 0; i < 45; i++) {
      now = START.plusMillis(100L * i);
      assertThat(gate.pass(parcel("chn", "fast", Urgency.ANSWER), now)).isTrue();
    }
    gate.add(new Lane.Waiting(parcel("chn", "fast", Urgency.ANSWER), false));
    gate.add(new Lane.Waiting(parcel("chn", "slow", Urgency.ANSWER), false));
    assertThat(gate.take(now.plus(SECOND)))
        .extracting(w -> w.parcel().conversation())
        .containsExactly("slow");
    Instant paid = gate.next(now.plus(SECOND));
    assertThat(paid).isEqualTo(START.plusSeconds(6));
    assertThat(gate.take(paid)).hasSize(1);
  }

  @Test
  void one_number_does_not_wait_for_another() {
    add(Urgency.ANSWER, 50);
    take(START);
    assertThat(gate.pass(parcel("other", "x", Urgency.ANSWER), START)).isTrue();
  }

  @Test
  void without_permits_nothing_goes_and_nothing_is_lost() {
    permits.drainPermits();
    add(Urgency.ANSWER, 3);
    assertThat(take(START)).isEmpty();
    assertThat(gate.pass(parcel("other", "x", Urgency.ANSWER), START)).isFalse();
    permits.release(2);
    assertThat(take(START)).hasSize(2);
    permits.release();
    assertThat(take(START)).hasSize(1);
  }

  /** Whoever comes again whenever the gate says so is let go sometime, in order. */
  @Property(tries = 100)
  void everything_goes_and_each_conversation_in_its_order(
      @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 0, max = 20) Integer> conversations) {
    Gate busy = new Gate(new Semaphore(Integer.MAX_VALUE), 7, () -> 1);
    Map<String, List<Long>> order = new HashMap<>();
    List<Parcel> waiting = new ArrayList<>();
    for (int conversation : conversations) {
      waiting.add(parcel("chn", "c" + conversation, ALL.get(conversation % 3)));
    }
    Instant now = START;
    int gone = 0;
    while (gone < conversations.size()) {
      heads(waiting).forEach(p -> busy.add(new Lane.Waiting(p, false)));
      int goal = gone + heads(waiting).size();
      waiting.removeAll(heads(waiting));
      while (gone < goal) {
        for (Lane.Waiting w : busy.take(now)) {
          order
              .computeIfAbsent(w.parcel().conversation(), c -> new ArrayList<>())
              .add(w.parcel().sequence());
          gone++;
        }
        now = gone < goal ? busy.next(now) : now;
        assertThat(now).isBefore(Instant.MAX);
      }
    }
    assertThat(order.values()).allSatisfy(sequences -> assertThat(sequences).isSorted());
  }

  /** The first of each conversation, as the mailboxes hand them out. */
  private static List<Parcel> heads(List<Parcel> waiting) {
    Map<String, Parcel> heads = new HashMap<>();
    waiting.forEach(p -> heads.putIfAbsent(p.conversation(), p));
    return List.copyOf(heads.values());
  }

  @Test
  void nodes_share_a_numbers_pace_and_the_last_one_has_all_of_it() {
    int[] nodes = {3};
    Gate shared = new Gate(permits, 10, () -> nodes[0]);
    for (int i = 0; i < 100; i++) {
      shared.add(new Lane.Waiting(parcel("chn", "c" + i, Urgency.ANSWER), false));
    }
    assertThat(shared.take(START)).hasSize(3);
    assertThat(shared.take(START.plus(SECOND))).hasSize(3);
    nodes[0] = 1;
    assertThat(shared.take(START.plus(SECOND.multipliedBy(2)))).hasSize(10);
    nodes[0] = 1_000;
    assertThat(shared.take(START.plus(SECOND.multipliedBy(3)))).as("never none at all").hasSize(1);
  }

  @Test
  void what_meta_allows_a_number_holds_for_it_from_then_on_and_for_no_other() {
    for (int i = 0; i < 2_000; i++) {
      gate.add(new Lane.Waiting(parcel("fast", "f" + i, Urgency.ANSWER), false));
      gate.add(new Lane.Waiting(parcel("slow", "s" + i, Urgency.ANSWER), false));
    }
    assertThat(gate.take(START)).hasSize(20);
    gate.allow(new Allowances.Whose("acc", "fast"), 1_000);
    assertThat(gate.take(START.plus(SECOND))).hasSize(1_010);
    gate.allow(new Allowances.Whose("acc", "fast"), 20);
    assertThat(gate.take(START.plus(SECOND.multipliedBy(2)))).hasSize(30);
  }
}
