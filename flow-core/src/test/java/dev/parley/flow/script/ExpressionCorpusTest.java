package dev.parley.flow.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Thousands of expressions with the results that node gave (src/test/node writes the file). */
class ExpressionCorpusTest {
  private static final Map<String, String> FAULTS =
      Map.of(
          "!TypeError", "!FLW5201",
          "!ReferenceError", "!FLW5202",
          "!SyntaxError", "!FLW5205",
          "!RangeError", "!FLW5206",
          "!URIError", "!FLW5206");

  @Test
  void every_expression_gives_what_a_browser_gives() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> lines = lines();
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      String expected = FAULTS.getOrDefault(parts[1], parts[1]);
      String actual = World.empty().json(parts[0]);
      if (!actual.equals(expected)) {
        wrong.add(parts[0] + "\n  expected " + expected + "\n  but was  " + actual);
      }
    }
    assertThat(lines).hasSizeGreaterThan(10_000);
    assertThat(wrong).isEmpty();
  }

  @Test
  void the_native_evaluator_covers_every_expression() throws IOException {
    assertThat(lines().stream().map(line -> line.split("\t", -1)[0]))
        .allMatch(e -> NativeEvaluator.create().covers(Script.parseWhole(e).expr()) || foreign(e));
  }

  /** Places left empty in a list, prototypes, and what only faults. */
  private static boolean foreign(String expression) {
    return expression.startsWith("[,")
        || expression.contains(",,")
        || expression.contains("__proto__");
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = ExpressionCorpusTest.class.getResourceAsStream("expressions.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
