package dev.parley.dsl.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.Golden;
import dev.parley.dsl.syntax.Parse;
import dev.parley.dsl.syntax.Parser;
import dev.parley.dsl.syntax.Range;
import dev.parley.flow.json.FlowJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class LowerTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Stream<Path> flows() {
    return Golden.entries("lower").stream().filter(file -> file.toString().endsWith(".flow"));
  }

  private static Lowered lower(String text) {
    Parse parse = Parser.parse("test.flow", text);
    assertThat(parse.problems()).isEmpty();
    Lowered lowered = Lower.file(parse.file(), parse.source());
    assertThat(lowered.problems()).isEmpty();
    return lowered;
  }

  private static String json(Lowered lowered) {
    return switch (lowered.content().orElseThrow()) {
      case Lowered.OfFlow of -> FlowJson.write(of.flow());
      case Lowered.OfBot of -> FlowJson.writeBot(of.bot());
    };
  }

  /** All values of a JSON document by pointer. */
  private static Map<String, Object> values(String json) {
    Map<String, Object> values = new LinkedHashMap<>();
    collect("", JSON.readValue(json, Object.class), values);
    return values;
  }

  private static void collect(String pointer, Object value, Map<String, Object> values) {
    values.put(pointer, value);
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, v) -> collect(pointer + "/" + key, v, values));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(pointer + "/" + i, list.get(i), values);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("flows")
  void a_flow_text_means_what_its_json_says(Path flow) throws IOException {
    Path expected = flow.resolveSibling(flow.getFileName().toString().replace(".flow", ".json"));
    Golden.check(expected, json(lower(Files.readString(flow))));
  }

  @ParameterizedTest
  @MethodSource("flows")
  void every_noted_place_is_a_pointer_of_the_json_form(Path flow) throws IOException {
    Lowered lowered = lower(Files.readString(flow));
    assertThat(values(json(lowered)).keySet()).containsAll(lowered.map().pointers());
  }

  @ParameterizedTest
  @MethodSource("flows")
  void every_text_of_the_json_form_leads_to_its_words_in_the_file(Path flow) throws IOException {
    String text = Files.readString(flow);
    Lowered lowered = lower(text);
    values(json(lowered))
        .forEach((pointer, value) -> {
          String key = pointer.substring(pointer.lastIndexOf('/') + 1);
          if (value instanceof String words && !key.equals("type") && !key.equals("on")) {
            assertThat(lowered.map().has(pointer) || near(lowered.map(), pointer, text, words))
                .as(pointer + " = " + words)
                .isTrue();
          }
        });
  }

  /** A word such as {@code as list} has no place of its own; its statement has. */
  private static boolean near(SourceMap map, String pointer, String text, String word) {
    Range range = map.range(pointer);
    int end = text.indexOf("\n\n", range.start());
    return text.substring(range.start(), end < 0 ? text.length() : end).contains(word);
  }

  @ParameterizedTest
  @MethodSource("flows")
  void every_letter_of_an_expression_leads_to_itself(Path flow) throws IOException {
    String text = Files.readString(flow);
    SourceMap map = lower(text).map();
    values(json(lower(text)))
        .forEach((pointer, value) -> {
          if (value instanceof String words && map.spells(pointer)) {
            for (int i = 0; i < words.length(); i++) {
              Range one = map.range(pointer, i, i + 1);
              char there = text.charAt(one.start());
              boolean escaped = there == '\\' || Character.isLowSurrogate(words.charAt(i));
              assertThat(escaped || there == words.charAt(i))
                  .as("%s offset %d of %s", pointer, i, words)
                  .isTrue();
            }
          }
        });
  }
}
