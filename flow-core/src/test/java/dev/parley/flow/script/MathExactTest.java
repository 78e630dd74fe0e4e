package dev.parley.flow.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The last digit of functions that JavaScript leaves open (src/test/node writes the file). */
class MathExactTest {
  @Test
  void functions_have_the_digits_that_node_gives() throws IOException {
    List<String> lines;
    try (InputStream in = MathExactTest.class.getResourceAsStream("math.tsv")) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    assertThat(lines).hasSizeGreaterThan(1_000);
    assertThat(lines).allSatisfy(MathExactTest::same);
  }

  private static void same(String line) {
    String[] parts = line.split("\t");
    List<Double> numbers = Arrays.stream(parts).skip(1).map(MathExactTest::number).toList();
    List<Double> arguments = numbers.subList(0, numbers.size() - 1);
    World world = World.of(Map.of("all", arguments));
    assertThat(world.eval("Math." + parts[0] + "(...all)")).isEqualTo(numbers.getLast());
  }

  private static double number(String bits) {
    return Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
  }
}
