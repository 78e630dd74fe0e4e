package dev.parley.flow.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What people write who are used to other languages, or are not done yet: where each problem stands
 * and what is said about it. In problems.txt an expression stands at the beginning of a line (a
 * line break in it is ⏎), its problems are indented; one without problems is right.
 */
class ProblemTableTest {
  private static final String INDENT = "    ";

  @Test
  void every_problem_is_told_where_it_stands() throws IOException {
    List<String> table = lines();
    String found =
        table.stream()
            .filter(line -> !line.startsWith(INDENT))
            .map(ProblemTableTest::told)
            .collect(Collectors.joining("\n"));
    assertThat(table).hasSizeGreaterThan(300);
    assertThat(found.lines()).containsExactlyElementsOf(table);
  }

  private static String told(String expression) {
    return expression
        + Script.parseWhole(expression.replace('⏎', '\n')).problems().stream()
            .map(
                p -> "\n" + INDENT + p.start() + "-" + p.end() + " " + p.code() + " " + p.message())
            .collect(Collectors.joining());
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = ProblemTableTest.class.getResourceAsStream("problems.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
