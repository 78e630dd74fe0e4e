package dev.parley.dsl.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hi*|Hi",
        "Hi*|Hi there",
        "*|''",
        "*|anything",
        "a*b*c|a-b-b-c",
        "*c|abcc",
        "a**b|ab",
        "*a*|banana",
        "2 × *|2 × medium",
        "why? (really) [.+]|why? (really) [.+]",
      })
  void a_star_is_any_text_and_nothing_else_is_special(String pattern, String text) {
    assertThat(new Wildcard(pattern).matches(text)).isTrue();
  }

  @Test
  void a_star_reaches_over_lines() {
    assertThat(new Wildcard("first*last").matches("first\n\r\n\u2028last")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hi|Hi!|2",
        "Hi!|Hi|2",
        "hi|Hi|0",
        "a*b*c|a-b-d|3",
        "What's your name, please?|What's your name?|16",
        "* pm|at 5 am|5",
        "''|x|0",
      })
  void a_mismatch_is_where_the_furthest_reading_ends(String pattern, String text, int at) {
    assertThat(new Wildcard(pattern).mismatch(text)).isEqualTo(at);
  }

  @Test
  void many_stars_take_no_time() {
    String text = "a".repeat(4_000);
    assertThat(new Wildcard("*a".repeat(40) + "b").matches(text)).isFalse();
  }
}
