package dev.parley.flow.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every kind of escape and class, with what a browser gives: which units it matches, and how much
 * of some texts (src/test/node/patterns.mjs writes the file).
 */
class PatternTableTest {
  /**
   * A line of the table.
   *
   * @param expected the units and the lengths; or of a pattern that is built at run time, its
   *     source or its error
   */
  private record Line(String pattern, String flags, List<String> expected) {
    static Line of(String line) {
      String[] parts = line.split("\t", -1);
      return new Line(parts[0], parts[1], List.of(parts).subList(2, parts.length));
    }

    List<String> actual(String texts) {
      if (expected.size() == 1) {
        World world = World.of(Map.of("pattern", pattern, "flags", flags));
        String source = world.json("new RegExp(pattern, flags).source");
        return List.of(source.equals("!FLW5205") ? "!SyntaxError" : (String) Json.parse(source));
      }
      String regex = "/" + pattern + "/" + flags;
      return List.of(
          ranges(
              text(
                  "[...Array(600).keys()].filter(u => "
                      + regex
                      + ".test(String.fromCharCode(u))).join(' ')")),
          text(texts + ".map(t => t.match(" + regex + ")?.[0]?.length ?? '').join(' ')"));
    }

    private static String text(String expression) {
      return String.valueOf(World.empty().eval(expression));
    }
  }

  /** Units with those that follow each other taken together. */
  private static String ranges(String units) {
    List<int[]> all = new ArrayList<>();
    for (String word : units.isEmpty() ? new String[0] : units.split(" ")) {
      int unit = Integer.parseInt(word);
      if (!all.isEmpty() && all.getLast()[1] == unit - 1) {
        all.getLast()[1] = unit;
      } else {
        all.add(new int[] {unit, unit});
      }
    }
    return String.join(
        " ", all.stream().map(r -> r[0] == r[1] ? "" + r[0] : r[0] + "-" + r[1]).toList());
  }

  @Test
  void every_pattern_matches_what_it_matches_in_a_browser() throws IOException {
    List<String> lines = lines();
    String texts = lines.getFirst();
    List<Line> table = lines.stream().skip(1).map(Line::of).toList();
    assertThat(table).hasSizeGreaterThan(400);
    assertThat(table)
        .allSatisfy(
            line -> assertThat(line.actual(texts)).as("%s", line).isEqualTo(line.expected()));
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = PatternTableTest.class.getResourceAsStream("patterns.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
