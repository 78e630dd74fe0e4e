package dev.parley.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code parley eval}: a line of JSON for a value, and a line with a code for a fault. */
class EvalCommandTest {
  private static final List<String> EVERY_ENGINE = List.of("native", "graaljs", "worker");

  @TempDir private Path folder;

  private record Result(int exit, List<String> lines) {}

  private static Result eval(String... args) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new EvalCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    int exit = line.setOut(new PrintWriter(out)).execute(args);
    return new Result(exit, out.toString().lines().toList());
  }

  private String file(String... lines) throws IOException {
    return Files.write(folder.resolve("expressions"), List.of(lines)).toString();
  }

  @Test
  void every_engine_prints_values_as_json_and_goes_on_after_a_fault() throws IOException {
    String file = file("[1, qty].map(n => n * 2)", "undefined", "0 / 0", "null.x", "x = 1", "'é'");
    for (String engine : EVERY_ENGINE) {
      Result result = eval("--file", file, "--vars", "{\"qty\": 2}", "--engine", engine);
      assertThat(result.exit()).as(engine).isEqualTo(1);
      assertThat(result.lines()).as(engine).hasSize(6);
      assertThat(result.lines().subList(0, 3)).as(engine).containsExactly("[2,4]", "null", "null");
      assertThat(result.lines().get(3)).as(engine).startsWith("!FLW5201 ");
      assertThat(result.lines().get(4)).as(engine).startsWith("!FLW1120 ");
      assertThat(result.lines().get(5)).as(engine).isEqualTo("\"é\"");
    }
  }

  @Test
  void what_the_native_engine_does_not_cover_goes_to_a_worker_unless_one_is_chosen() {
    assertThat(eval("String(2n ** 70n)"))
        .isEqualTo(new Result(0, List.of("\"1180591620717411303424\"")));
    Result natively = eval("String(2n ** 70n)", "--engine", "native");
    assertThat(natively.exit()).isEqualTo(1);
    assertThat(natively.lines()).singleElement().asString().startsWith("!FLW5207 ");
  }
}
