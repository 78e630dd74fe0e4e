package dev.parley.flow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a date is read that somebody writes as people do. */
class DateAnswersTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

  @ParameterizedTest
  @CsvSource({
    "2026-03-04,en,2026-03-04",
    "3/4/2026,en,2026-04-03",
    "3/4/2026,en-IN,2026-04-03",
    "3/4/2026,en-US,2026-03-04",
    "3.4.2026,de,2026-04-03",
    "3/4,en,2026-04-03",
    "today,de,2026-01-05",
    "hoy,es,2026-01-05",
    "tomorrow,de,2026-01-06",
    "manana,es,2026-01-06",
    "5 March,en,2026-03-05",
    "5th mar 2027,en,2027-03-05",
    "March 5,en,2026-03-05",
    "5. März,de,2026-03-05",
    "5 mars 2026,fr,2026-03-05",
    "5 March,de,2026-03-05",
    "5/6/45,en,2045-06-05",
    "5/6/46,en,1946-06-05",
    "5/6/00,en,2000-06-05",
  })
  void a_date_is_read_in_the_order_and_words_of_the_language(
      String text, String lang, LocalDate date) {
    assertThat(DateAnswers.read(text, lang, TODAY)).contains(date);
  }

  @ParameterizedTest
  @CsvSource({
    "31/2/2026,en",
    "13/13/2026,en",
    "5 foo,en",
    "5 ma,en",
    "March,en",
    "hello,en",
    "'',en",
    "2026-13-01,en",
    "heute,en"
  })
  void what_is_no_date_is_not_guessed(String text, String lang) {
    assertThat(DateAnswers.read(text, lang, TODAY)).isEmpty();
  }
}
