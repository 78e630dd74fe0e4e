package dev.parley.dsl.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which word somebody probably meant. */
class SpellingTest {

  private static final List<String> KNOWN = List.of("say", "ask", "choose", "reminder", "on");

  @Test
  void a_letter_that_is_missing_wrong_or_too_many_is_forgiven() {
    assertThat(Spelling.nearest("remider", KNOWN)).contains("reminder");
    assertThat(Spelling.nearest("reminper", KNOWN)).contains("reminder");
    assertThat(Spelling.nearest("saay", KNOWN)).contains("say");
  }

  @Test
  void two_letters_that_changed_places_are_one_mistake() {
    assertThat(Spelling.nearest("aks", KNOWN)).contains("ask");
    assertThat(Spelling.distance("aks", "ask", 3)).isEqualTo(1);
  }

  @Test
  void case_does_not_count() {
    assertThat(Spelling.nearest("SAY", KNOWN)).contains("say");
    assertThat(Spelling.nearest("ON", KNOWN)).contains("on");
  }

  @Test
  void nothing_is_offered_for_a_word_that_is_far_from_all() {
    assertThat(Spelling.nearest("pizza", KNOWN)).isEmpty();
    assertThat(Spelling.nearest("xy", KNOWN)).isEmpty();
    assertThat(Spelling.nearest("", KNOWN)).isEmpty();
    assertThat(Spelling.nearest("a".repeat(10_000), KNOWN)).isEmpty();
  }

  @Test
  void the_nearest_of_several_is_offered() {
    assertThat(Spelling.nearest("steps", List.of("stops", "step", "tests"))).contains("stops");
    assertThat(Spelling.nearest("remindr", List.of("remainder", "reminder"))).contains("reminder");
  }
}
