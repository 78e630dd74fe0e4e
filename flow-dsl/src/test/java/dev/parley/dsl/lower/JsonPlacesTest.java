package dev.parley.dsl.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.syntax.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPlacesTest {
  private static String at(String json, String pointer) {
    Range range = JsonPlaces.of(json).range(pointer);
    return json.substring(range.start(), range.end());
  }

  @Test
  void finds_values_by_pointer() {
    String json =
        """
        { "flow": "a", "steps": [ { "name": "start", "n": -1.5e3 }, true ] }
        """;
    assertThat(at(json, "/flow")).isEqualTo("a");
    assertThat(at(json, "/steps/0/name")).isEqualTo("start");
    assertThat(at(json, "/steps/0/n")).isEqualTo("-1.5e3");
    assertThat(at(json, "/steps/1")).isEqualTo("true");
    assertThat(at(json, "/steps/0")).isEqualTo("{");
  }

  @Test
  void what_is_not_there_is_found_at_the_nearest_part_around_it() {
    assertThat(at("{\"a\": [1, 2]}", "/a/7/b")).isEqualTo("[");
    assertThat(at("{\"a\": [1, 2]}", "/nowhere")).isEqualTo("{");
  }

  @Test
  void keys_with_slashes_and_tildes_are_escaped() {
    assertThat(at("{\"a/b~c\": 3}", "/a~1b~0c")).isEqualTo("3");
  }

  @Test
  void offsets_inside_a_string_lead_to_the_file_despite_escapes() {
    String json = "{\"js\": \"a\\n\\u0062 == \\\"x\\\" + oops\"}";
    String value = "a\nb == \"x\" + oops";
    int from = value.indexOf("oops");
    Range range = JsonPlaces.of(json).range("/js", from, from + 4);
    assertThat(json.substring(range.start(), range.end())).isEqualTo("oops");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "{", "[", "{\"a\"", "{\"a\":", "[1,", "\"\\", "\"\\u12", "{]", "}", "[[[[", "nul"
      })
  void a_broken_document_is_read_as_far_as_it_goes(String json) {
    Range range = JsonPlaces.of(json).range("/a");
    assertThat(range.start()).isBetween(0, json.length());
    assertThat(range.end()).isBetween(0, json.length());
  }

  @Test
  void endless_nesting_does_not_break_it() {
    assertThat(JsonPlaces.of("[".repeat(100_000)).range("").start()).isZero();
  }
}
