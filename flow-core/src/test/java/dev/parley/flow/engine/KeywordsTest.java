package dev.parley.flow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "menu|menu",
        "MENU|menu",
        "  Menu  |menu",
        "new  order|new order",
        "new order|new order",
        "New\tOrder|new order",
        "\u00a0new\u00a0\u2003order\u00a0|new order",
        "Crème Brûlée|creme brulee",
        "Smørrebrød|smorrebrod",
        "STRASSE|strasse",
        "Straße|strasse",
        "~zero~|~zero~",
        "मेनू|मेनू",
        " ह​ां|ह​ां",
        "❤️|❤",
        "ＭＥＮＵ|menu"
      })
  void words_are_the_same_whatever_their_case_accents_and_blanks(String text, String folded) {
    assertThat(Keywords.fold(text)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({"हिंदी, हिदी", "a b, ab", "été, ete1"})
  void what_makes_other_words_is_kept(String one, String other) {
    assertThat(Keywords.fold(one)).isNotEqualTo(Keywords.fold(other));
  }
}
