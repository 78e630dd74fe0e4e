package dev.parley.flow.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> WORDS =
      List.of("reminder", "agent", "pick", "confirm", "qty", "größe");

  @ParameterizedTest
  @CsvSource({
    "reminde, reminder",
    "remindr, reminder",
    "agnet, agent",
    "Pick, pick",
    "pikc, pick",
    "confrim, confirm",
    "conform, confirm",
    "qyt, qty",
    "grösse, größe"
  })
  void a_slip_is_understood(String word, String meant) {
    assertThat(Nearest.to(word, WORDS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"total", "agents_of_shield", "p", "xyz", "create"})
  void another_word_is_not_guessed(String word) {
    assertThat(Nearest.to(word, WORDS)).isEmpty();
  }

  @Test
  void nothing_and_the_endless_have_no_neighbour() {
    assertThat(Nearest.to("", WORDS)).isEmpty();
    assertThat(Nearest.to("a".repeat(100), List.of("a".repeat(99)))).isEmpty();
  }

  @Test
  void the_nearer_one_wins() {
    assertThat(Nearest.to("small", List.of("smell", "smalls", "small2"))).contains("smell");
    assertThat(Nearest.to("medum", List.of("medusa", "medium"))).contains("medium");
  }
}
