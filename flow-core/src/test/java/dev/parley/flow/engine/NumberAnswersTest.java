package dev.parley.flow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a number is read in any script's digits and with the marks of the language. */
class NumberAnswersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|en|0",
        "9|en|9",
        "123456789012345|en|123456789012345",
        "1,234.5|en|1234.5",
        "12,34,567|en-IN|1234567",
        "1.234,5|de|1234.5",
        "2,5|en|2.5",
        "2.5|de|2.5",
        "-3|en|-3",
        "−3|en|-3",
        "-0|en|0",
        "१२३|hi|123",
        "٣٫٥|ar|3.5",
        "1 234|fr|1234",
      })
  void a_number_is_read_as_the_language_writes_it(String text, String lang, double number) {
    assertThat(NumberAnswers.number(text, lang)).contains(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''|en", "a|en", "1:2|en", "1/2|en", "1,2,3|en", "1e400|en", "--1|en", "1 a|en"})
  void what_is_no_number_is_refused(String text, String lang) {
    assertThat(NumberAnswers.number(text, lang)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"9007199254740991,true", "9007199254740992,false", "2.5,false", "-7,true"})
  void a_whole_number_is_exact(String text, boolean whole) {
    assertThat(NumberAnswers.whole(text, "en").isPresent()).isEqualTo(whole);
  }
}
