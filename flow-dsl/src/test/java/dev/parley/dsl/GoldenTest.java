package dev.parley.dsl;

import dev.parley.dsl.problem.TextForm;
import dev.parley.dsl.test.FlowTests;
import dev.parley.dsl.test.ResultText;
import dev.parley.dsl.test.TestReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What authors read when something is wrong, word for word. */
class GoldenTest {
  static List<Path> problems() {
    return Golden.entries("problems").stream().filter(Files::isDirectory).toList();
  }

  static List<Path> tests() {
    return Golden.entries("tests").stream().filter(f -> f.toString().endsWith(".flow")).toList();
  }

  @ParameterizedTest
  @MethodSource("problems")
  void the_problems_of_a_bot_read_as_they_should(Path folder) throws IOException {
    LoadedBot loaded = Bots.load(folder);
    String text =
        loaded.problems().stream()
            .map(problem -> TextForm.of(problem, loaded.sources()::find))
            .collect(Collectors.joining("\n"));
    Golden.check(folder.resolve("expected.txt"), plain(text, folder));
  }

  @ParameterizedTest
  @MethodSource("tests")
  void the_failures_of_tests_read_as_they_should(Path flow) throws IOException {
    TestReport report = FlowTests.run(Bots.load(flow));
    String text = report.results().stream().map(ResultText::of).collect(Collectors.joining());
    Path expected = flow.resolveSibling(flow.getFileName().toString().replace(".flow", ".txt"));
    Golden.check(expected, plain(text, flow.getParent()));
  }

  private static String plain(String text, Path folder) {
    return text.replace(folder.toString().replace('\\', '/') + "/", "");
  }
}
