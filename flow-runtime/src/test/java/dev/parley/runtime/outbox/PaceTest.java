package dev.parley.runtime.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Somebody who sends as soon as the pace allows it, with pauses between. */
  @Property(tries = 200)
  void never_more_than_so_many_in_any_second(
      @ForAll @IntRange(min = 1, max = 200) int most,
      @ForAll @Size(min = 50, max = 600) List<@IntRange(min = 0, max = 300) Integer> pauses) {
    NumberPace pace = new NumberPace(most);
    List<Instant> sent = new ArrayList<>();
    Instant now = START;
    for (int pause : pauses) {
      // Most want to go at once; now and then nobody wants to.
      now = pause > 280 ? now.plusMillis(pause) : now;
      Instant next = pace.next(now);
      now = next.isAfter(now) ? next : now;
      pace.sent(now);
      sent.add(now);
    }
    for (int i = most; i < sent.size(); i++) {
      assertThat(Duration.between(sent.get(i - most), sent.get(i))).isGreaterThanOrEqualTo(SECOND);
    }
  }

  @Property(tries = 50)
  void it_uses_all_that_is_allowed(@ForAll @IntRange(min = 1, max = 1_000) int most) {
    NumberPace pace = new NumberPace(most);
    assertThat(inASecond(pace, START)).isEqualTo(most);
    assertThat(inASecond(pace, START.plus(SECOND))).isEqualTo(most);
  }

  /** How many go in the second that begins here. */
  private static int inASecond(NumberPace pace, Instant from) {
    int count = 0;
    while (pace.next(from).isBefore(from.plus(SECOND))) {
      pace.sent(from);
      count++;
    }
    return count;
  }

  @Test
  void a_number_that_was_too_fast_slows_down_and_recovers() {
    NumberPace pace = new NumberPace(80);
    pace.tooFast(START);
    pace.tooFast(START.plusMillis(900));
    assertThat(pace.limit(START)).as("one burst is one mistake").isEqualTo(64);
    assertThat(inASecond(pace, START.plus(SECOND))).isEqualTo(64);
    assertThat(pace.limit(START.plusSeconds(10))).isEqualTo(64);
    assertThat(pace.limit(START.plusSeconds(14))).isEqualTo(72);
    assertThat(pace.limit(START.plusSeconds(60))).isEqualTo(80);
    for (int i = 0; i < 100; i++) {
      pace.tooFast(START.plusSeconds(100 + 2L * i));
    }
    assertThat(pace.limit(START.plusSeconds(300))).as("it never stands still").isEqualTo(1);
  }

  @Test
  void what_customers_write_takes_of_the_pace_but_half_of_it_at_most() {
    NumberPace pace = new NumberPace(80);
    heard(pace, 10, START);
    assertThat(inASecond(pace, START)).isEqualTo(70);
    Instant later = START.plusSeconds(5);
    heard(pace, 1_000, later);
    assertThat(inASecond(pace, later)).isEqualTo(40);
  }

  private static void heard(NumberPace pace, int count, Instant at) {
    for (int i = 0; i < count; i++) {
      pace.heard(at);
    }
  }

  @Test
  void a_clock_that_is_set_back_stops_nobody() {
    NumberPace pace = new NumberPace(2);
    PairPace pairs = new PairPace();
    for (int i = 0; i < 50; i++) {
      pace.sent(START);
      pairs.sent("a", START);
    }
    Instant yesterday = START.minus(Duration.ofDays(1));
    assertThat(pace.next(yesterday)).isEqualTo(yesterday);
    assertThat(pairs.next("a", yesterday)).isBeforeOrEqualTo(yesterday.plusSeconds(6));
  }

  @Test
  void threads_that_read_the_clock_in_turn_and_come_in_another_are_counted() {
    NumberPace pace = new NumberPace(2);
    pace.sent(START.plusMillis(3));
    pace.sent(START);
    assertThat(pace.next(START.plusMillis(1))).isEqualTo(START.plusMillis(1_003));
  }

  @Test
  void a_customer_gets_45_messages_at_once_and_then_one_in_six_seconds() {
    PairPace pairs = new PairPace();
    for (int i = 0; i < 45; i++) {
      assertThat(pairs.next("a", START)).isEqualTo(START);
      pairs.sent("a", START);
    }
    assertThat(pairs.next("a", START)).isEqualTo(START.plusSeconds(6));
    assertThat(pairs.next("b", START)).as("others are not concerned").isEqualTo(START);
    pairs.sent("a", START.plusSeconds(6));
    assertThat(pairs.next("a", START.plusSeconds(6))).isEqualTo(START.plusSeconds(12));
    Instant paid = START.plusSeconds(46 * 6);
    for (int i = 0; i < 45; i++) {
      assertThat(pairs.next("a", paid)).as("all is paid for").isEqualTo(paid);
      pairs.sent("a", paid);
    }
  }

  @Property(tries = 200)
  void no_customer_gets_more_than_the_burst_and_one_in_six_seconds(
      @ForAll @Size(min = 60, max = 200) List<@IntRange(min = 0, max = 9) Integer> pauses) {
    PairPace pairs = new PairPace();
    List<Instant> sent = new ArrayList<>();
    Instant now = START;
    for (int pause : pauses) {
      now = now.plusSeconds(pause);
      Instant next = pairs.next("a", now);
      now = next.isAfter(now) ? next : now;
      pairs.sent("a", now);
      sent.add(now);
    }
    for (int from = 0; from < sent.size(); from++) {
      for (int to = from; to < sent.size(); to++) {
        long seconds = Duration.between(sent.get(from), sent.get(to)).toSeconds();
        assertThat(to - from + 1L).isLessThanOrEqualTo(45 + seconds / 6);
      }
    }
  }

  @Test
  void a_customer_whom_meta_found_to_get_too_many_gets_one_in_six_seconds() {
    PairPace pairs = new PairPace();
    pairs.tooFast("a", START);
    assertThat(pairs.next("a", START)).isEqualTo(START);
    pairs.sent("a", START);
    assertThat(pairs.next("a", START)).isEqualTo(START.plusSeconds(6));
  }

  @Test
  void the_last_instants_are_remembered_and_counted() {
    Instants instants = new Instants(3);
    assertThat(instants.last()).isEqualTo(Instant.MIN);
    for (int i = 1; i <= 5; i++) {
      instants.add(START.plusMillis(i));
    }
    assertThat(instants.last()).isEqualTo(START.plusMillis(5));
    assertThat(instants.back(3)).isEqualTo(START.plusMillis(3));
    assertThat(instants.back(4)).isEqualTo(Instant.MIN);
    assertThat(instants.after(START.plusMillis(3))).isEqualTo(2);
    assertThat(instants.after(START)).isEqualTo(3);
    assertThat(instants.after(START.plusMillis(5))).isZero();
  }
}
