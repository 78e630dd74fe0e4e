package dev.parley.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.parley.runtime.http.Problem.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ShapeTest {
  private static final Thing ORDER =
      Thing.named("")
          .must("name", Text.of(1, 5), "")
          .must("cups", Shape.whole(1, 9), "")
          .may("size", Text.word(List.of("small", "large")), "")
          .may("phone", Text.like("\\+\\d{3,6}", "is a phone number", 7), "")
          .may("hot", Shape.flag(), "")
          .may("note", Text.of(0, 10).orNull(), "")
          .may("toppings", Text.of(1, 8).list(2), "")
          .may(
              "fields",
              new Shape.Dictionary(Pattern.compile("[a-z]{1,5}"), Shape.whole(0, 5), 2),
              "");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "1",
          "9",
          "10",
          "-1",
          "1.5",
          "2.0",
          "1e15",
          "\"\"",
          "\"a\"",
          "\"small\"",
          "\"+123\"",
          "\"+12\"",
          "\"abcdef\"",
          "\"😀😀😀😀😀\"",
          "\"😀😀😀😀😀😀\"",
          "[]",
          "[\"a\"]",
          "[\"a\",\"b\",\"c\"]",
          "[1]",
          "{}",
          "{\"a\":1}",
          "{\"A\":1}",
          "{\"a\":9}",
          "{\"a\":1,\"b\":1,\"c\":1}");

  private static List<FieldError> faults(Shape shape, String json) {
    List<FieldError> faults = new ArrayList<>();
    shape.check(JsonMapper.shared().readTree(json), "", faults);
    return faults;
  }

  @Test
  void what_is_checked_is_what_is_described() {
    Map<String, Object> named = new LinkedHashMap<>();
    String described = JsonMapper.shared().writeValueAsString(ORDER.schema(named));
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(described);
    List<String> names = new ArrayList<>(ORDER.fields().stream().map(Thing.Field::name).toList());
    names.add("other");
    int good = 0;
    for (String name : names) {
      for (String value : VALUES) {
        Map<String, String> order = new LinkedHashMap<>(Map.of("name", "\"a\"", "cups", "1"));
        order.put(name, value);
        List<String> pairs = new ArrayList<>();
        order.forEach((key, text) -> pairs.add("\"" + key + "\":" + text));
        String json = "{" + String.join(",", pairs) + "}";
        boolean fits = faults(ORDER, json).isEmpty();
        assertThat(fits).as(json).isEqualTo(schema.validate(json, InputFormat.JSON).isEmpty());
        good += fits ? 1 : 0;
      }
    }
    assertThat(good).isGreaterThan(20);
  }

  @Test
  void every_fault_says_where_and_what() {
    assertThat(faults(ORDER, "{\"name\":\"\",\"size\":\"big\",\"toppings\":[\"x\",3],\"a/b\":1}"))
        .containsExactly(
            new FieldError("/name", "is not empty"),
            new FieldError("/cups", "is missing"),
            new FieldError("/size", "is one of small, large"),
            new FieldError("/toppings/1", "is a text"),
            new FieldError("/a~1b", "is unknown here"));
  }

  @Test
  void text_that_no_database_takes_is_refused_wherever_it_stands() {
    assertThat(faults(Text.of(0, 9), "\"a\\u0000b\"")).hasSize(1);
    assertThat(faults(Text.of(0, 9), "\"\\ud83d\"")).hasSize(1);
    assertThat(faults(Shape.any(), "{\"a\":[{\"b\":\"\\u0000\"}]}"))
        .containsExactly(new FieldError("/a/0/b", "has characters that are none"));
    assertThat(faults(Shape.any(), "{\"\\u0000\":1}")).hasSize(1);
  }

  @Test
  void a_moment_is_one_in_RFC_3339() {
    assertThat(faults(Text.moment(), "\"2026-11-30T12:00:00Z\"")).isEmpty();
    assertThat(faults(Text.moment(), "\"2026-11-30T12:00:00.123+05:30\"")).isEmpty();
    assertThat(faults(Text.moment(), "\"2026-11-30\"")).hasSize(1);
    assertThat(faults(Text.moment(), "\"+999999999-01-01T00:00:00Z\"")).hasSize(1);
  }
}
