package dev.parley.runtime.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailboxesTest {
  private final Mailboxes<Letter> boxes = new Mailboxes<>(4, Letter::to, Letter::number, to -> 0);

  @BeforeEach
  void open() {
    boxes.open(Set.of(0), Set.of());
  }

  private record Letter(String to, int number) {}

  private static Letter letter(String to, int number) {
    return new Letter(to, number);
  }

  private void filled(Letter... letters) {
    boxes.beginLoading();
    boxes.refill(List.of(letters), true);
  }

  @Test
  void a_conversation_gives_one_item_at_a_time_in_order() {
    filled(letter("a", 1), letter("a", 2), letter("b", 3));
    assertThat(boxes.take(10)).containsExactly(letter("a", 1), letter("b", 3));
    assertThat(boxes.take(10)).isEmpty();
    boxes.finish(letter("a", 1));
    assertThat(boxes.take(10)).containsExactly(letter("a", 2));
  }

  @Test
  void what_is_put_back_comes_first_again() {
    filled(letter("a", 1), letter("a", 2));
    boxes.take(1);
    boxes.putBack(letter("a", 1));
    assertThat(boxes.take(10)).containsExactly(letter("a", 1));
  }

  @Test
  void what_had_been_set_aside_comes_first_in_its_order_even_if_memory_is_full() {
    filled(letter("a", 3), letter("a", 4), letter("b", 5), letter("b", 6));
    assertThat(boxes.take(1)).containsExactly(letter("a", 3));
    boxes.again(List.of(letter("a", 1), letter("a", 2)));
    assertThat(boxes.take(10)).as("a is busy").containsExactly(letter("b", 5));
    boxes.finish(letter("a", 3));
    for (int i : List.of(1, 2, 4)) {
      assertThat(boxes.take(1)).containsExactly(letter("a", i));
      boxes.finish(letter("a", i));
    }
    assertThat(boxes.take(10)).isEmpty();
  }

  @Test
  void what_had_been_set_aside_and_was_just_loaded_too_comes_once() {
    filled(letter("a", 3), letter("a", 4));
    assertThat(boxes.take(1)).containsExactly(letter("a", 3));
    boxes.beginLoading();
    boxes.refill(List.of(letter("a", 1), letter("a", 4)), true);
    boxes.again(List.of(letter("a", 1)));
    boxes.finish(letter("a", 3));
    for (int i : List.of(1, 4)) {
      assertThat(boxes.take(1)).containsExactly(letter("a", i));
      boxes.finish(letter("a", i));
    }
    assertThat(boxes.take(10)).isEmpty();
  }

  @Test
  void what_was_written_with_an_item_that_nobody_knows_of_does_not_go_before_it() {
    filled();
    assertThat(boxes.reserve(letter("a", 1))).isTrue();
    // Both are in the database by now, and whoever wrote them does not know.
    boxes.look(Set.of(0));
    filled(letter("a", 1), letter("a", 2), letter("b", 3));
    boxes.abandon(letter("a", 1));
    assertThat(boxes.take(10)).containsExactly(letter("b", 3));
    assertThat(boxes.mustLoad()).isTrue();
    filled(letter("a", 1), letter("a", 2), letter("b", 3));
    assertThat(boxes.take(10)).containsExactly(letter("a", 1));
  }

  @Test
  void what_was_read_before_an_item_was_abandoned_is_read_anew() {
    filled();
    assertThat(boxes.reserve(letter("a", 1))).isTrue();
    boxes.look(Set.of(0));
    boxes.beginLoading();
    boxes.abandon(letter("a", 1));
    boxes.refill(List.of(letter("a", 1), letter("a", 2)), true);
    assertThat(boxes.take(10)).isEmpty();
    assertThat(boxes.mustLoad()).isTrue();
    filled(letter("a", 1), letter("a", 2));
    assertThat(boxes.take(10)).containsExactly(letter("a", 1));
  }

  @Test
  void what_was_loaded_before_it_is_offered_waits_once() {
    filled(letter("a", 1));
    boxes.offer(letter("a", 1));
    assertThat(boxes.take(10)).containsExactly(letter("a", 1));
    boxes.finish(letter("a", 1));
    assertThat(boxes.take(10)).isEmpty();
  }

  @Test
  void a_blocked_conversation_keeps_what_it_has_and_others_go_on() {
    filled(letter("a", 1), letter("b", 2));
    boxes.block("a");
    assertThat(boxes.take(10)).containsExactly(letter("b", 2));
    boxes.unblock("a");
    assertThat(boxes.take(10)).containsExactly(letter("a", 1));
  }

  @Test
  void only_a_conversation_with_nothing_in_it_can_be_reserved() {
    filled(letter("a", 1));
    assertThat(boxes.reserve(letter("a", 2))).isFalse();
    assertThat(boxes.reserve(letter("b", 3))).isTrue();
    assertThat(boxes.reserve(letter("b", 4))).isFalse();
    boxes.offer(letter("b", 4));
    assertThat(boxes.leaveAndTake(letter("b", 3))).contains(letter("b", 4));
  }

  @Test
  void a_new_instance_takes_nothing_before_it_was_filled() {
    boxes.offer(letter("a", 2));
    assertThat(boxes.reserve(letter("b", 3))).isFalse();
    assertThat(boxes.take(10)).isEmpty();
    assertThat(boxes.mustLoad()).isTrue();
    filled(letter("a", 1), letter("a", 2));
    assertThat(boxes.take(10)).containsExactly(letter("a", 1));
  }

  @Test
  void what_does_not_fit_is_loaded_later_in_order_and_once() {
    filled();
    for (int i = 1; i <= 6; i++) {
      boxes.offer(letter("a", i));
    }
    assertThat(boxes.mustLoad()).as("no room yet").isFalse();
    assertThat(boxes.take(1)).containsExactly(letter("a", 1));
    boxes.finish(letter("a", 1));
    boxes.take(1);
    boxes.offer(letter("a", 7));
    assertThat(boxes.mustLoad()).as("half empty").isTrue();

    int most = boxes.beginLoading().most();
    assertThat(most).isGreaterThanOrEqualTo(7);
    // The database still has 2, which is being worked on, 3 and 4, which wait, and the others.
    boxes.refill(
        List.of(letter("a", 2), letter("a", 3), letter("a", 4), letter("a", 5), letter("a", 6)),
        false);
    boxes.finish(letter("a", 2));
    for (int i = 3; i <= 6; i++) {
      assertThat(boxes.take(1)).containsExactly(letter("a", i));
      boxes.finish(letter("a", i));
    }
    assertThat(boxes.mustLoad()).as("7 is still in the database").isTrue();
  }

  @Test
  void what_comes_or_ends_while_loading_is_neither_lost_nor_taken_twice() {
    filled(letter("a", 1));
    assertThat(boxes.take(1)).containsExactly(letter("a", 1));
    for (int i = 2; i <= 6; i++) {
      boxes.offer(letter("b", i));
    }
    for (int i = 2; i <= 3; i++) {
      boxes.take(1);
      boxes.finish(letter("b", i));
    }
    boxes.beginLoading();
    boxes.finish(letter("a", 1));
    boxes.offer(letter("c", 9));
    boxes.refill(List.of(letter("a", 1), letter("b", 4), letter("b", 5), letter("b", 6)), true);
    assertThat(boxes.take(10)).containsExactly(letter("b", 4));
    assertThat(boxes.mustLoad()).as("9 came after the database was read").isTrue();
  }

  @Test
  void closing_lets_what_is_under_way_end() {
    filled(letter("a", 1), letter("a", 2));
    boxes.take(1);
    boxes.close();
    assertThat(boxes.awaitQuiet(Duration.ZERO)).isFalse();
    assertThat(boxes.leaveAndTake(letter("a", 1))).isEmpty();
    assertThat(boxes.awaitQuiet(Duration.ZERO)).isTrue();
    assertThat(boxes.take(10)).isEmpty();
  }

  @Test
  void what_the_database_does_not_know_to_be_done_is_not_loaded_once_more() {
    filled(letter("a", 1));
    boxes.take(1);
    assertThat(boxes.leaveAndTake(letter("a", 1))).isEmpty();
    assertThat(boxes.knows(1)).isTrue();
    boxes.look(Set.of(0));
    filled(letter("a", 1));
    assertThat(boxes.take(1)).as("its result is being written").isEmpty();

    boxes.look(Set.of(0));
    boxes.beginLoading();
    boxes.forget(letter("a", 1));
    boxes.refill(List.of(letter("a", 1)), true);
    assertThat(boxes.take(1)).as("it was written while others were read").isEmpty();
    assertThat(boxes.knows(1)).isFalse();
  }
}
