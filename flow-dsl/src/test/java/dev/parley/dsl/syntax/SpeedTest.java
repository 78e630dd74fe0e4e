package dev.parley.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading takes time in proportion to the text, also where the text is meant to hurt. */
@EnabledIfSystemProperty(named = "parley.nightly", matches = "true")
class SpeedTest {

  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int SMALL = 20_000;
  private static final int FACTOR = 8;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "say \"Hi ${name}, ${a + 1}\" #tag\n",
        "say \"Hi ${name\"\n",
        "say \"Hi ${`\"\n",
        "say \"Hi ${(\" ",
        "say \"unclosed\n\"\"\"\n",
        "\"\"\"",
        "set x = (\n",
        "set x = `\n",
        "{",
        "}",
        "if x {\n",
        "step a {\n",
        "\"",
        "'",
        "// comment\n",
        "/* ",
        "goto 1h30m-a-b-c ",
        "\\",
        "“"
      })
  void eight_times_the_text_takes_about_eight_times_the_time(String piece) {
    String small = "step start {\n" + piece.repeat(SMALL / piece.length());
    String large = "step start {\n" + piece.repeat(FACTOR * SMALL / piece.length());
    fastest(small, 3); // warms up

    long before = Math.max(fastest(small, 3), 2_000_000);
    long after = fastest(large, 2);

    // Quadratic time would be 64 times as much; noise may treble what is linear.
    assertThat(after / (double) before).as(piece).isLessThan(FACTOR * 4.0);
  }

  @Test
  void the_places_of_problems_in_a_long_line_are_found_fast() {
    Parse parse = Parser.parse("a.flow", "step start { " + "say % ".repeat(200_000));

    assertThat(parse.problems()).isNotEmpty();
  }

  private static long fastest(String text, int runs) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < runs; i++) {
      long start = CLOCK.getCurrentThreadCpuTime();
      Parser.parse("a.flow", text);
      least = Math.min(least, CLOCK.getCurrentThreadCpuTime() - start);
    }
    return least;
  }
}
