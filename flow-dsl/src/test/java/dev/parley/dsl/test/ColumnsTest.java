package dev.parley.dsl.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.problem.Width;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
  @ParameterizedTest
  @CsvSource({"pizza,5", "🍕,2", "ñ,1", "e\u0301,1", "比萨,4", "👩‍🍳,4", "✏️,1", "'',0"})
  void letters_take_one_place_and_emoji_two(String text, int width) {
    assertThat(Width.of(text)).isEqualTo(width);
  }

  @Test
  void padding_counts_places_not_characters() {
    assertThat(Columns.padded("🍕", 4)).isEqualTo("🍕  ");
    assertThat(Columns.padded("long enough", 4)).isEqualTo("long enough");
  }

  @Test
  void long_lines_break_at_blanks() {
    assertThat(Columns.wrapped("one two three four", 9))
        .containsExactly("one two", "three", "four");
  }

  @Test
  void a_long_word_breaks_where_it_must_and_never_inside_an_emoji() {
    assertThat(Columns.wrapped("🍕🍕🍕🍕🍕", 5)).containsExactly("🍕🍕", "🍕🍕", "🍕");
  }

  @Test
  void nothing_is_one_empty_line() {
    assertThat(Columns.wrapped("", 5)).containsExactly("");
  }
}
