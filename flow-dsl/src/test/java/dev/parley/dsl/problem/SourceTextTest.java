package dev.parley.dsl.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines and columns of offsets. */
class SourceTextTest {

  @Test
  void lines_end_at_any_kind_of_line_break() {
    SourceText source = SourceText.of("a.flow", "one\ntwo\r\nthree\rfour\n");

    assertThat(source.lines()).isEqualTo(5);
    assertThat(source.line(2)).isEqualTo("two");
    assertThat(source.line(3)).isEqualTo("three");
    assertThat(source.line(5)).isEmpty();
  }

  @Test
  void an_offset_behind_a_line_s_last_character_is_on_that_line() {
    SourceText source = SourceText.of("a.flow", "one\ntwo");

    assertThat(source.at(3)).isEqualTo(new Position(1, 4, 3));
    assertThat(source.at(4)).isEqualTo(new Position(2, 1, 4));
    assertThat(source.at(7)).isEqualTo(new Position(2, 4, 7));
  }

  @Test
  void an_emoji_is_one_column_and_two_units_of_the_offset() {
    SourceText source = SourceText.of("a.flow", "🍕x");

    assertThat(source.at(2)).isEqualTo(new Position(1, 2, 2));
  }

  @Test
  void an_offset_beyond_the_text_is_its_end() {
    assertThat(SourceText.of("a.flow", "ab").at(99)).isEqualTo(new Position(1, 3, 2));
    assertThat(SourceText.of("a.flow", "").at(0)).isEqualTo(new Position(1, 1, 0));
  }
}
