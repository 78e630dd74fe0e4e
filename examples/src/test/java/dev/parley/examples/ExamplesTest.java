package dev.parley.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.Bots;
import dev.parley.dsl.Dsl;
import dev.parley.dsl.LoadedBot;
import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.Severity;
import dev.parley.dsl.test.FlowTests;
import dev.parley.dsl.test.ResultText;
import dev.parley.dsl.test.TestReport;
import dev.parley.dsl.test.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people copy from must be right. */
class ExamplesTest {
  /** Where a text of the bot begins. */
  private static final Pattern SAID = Pattern.compile("(say|else|hint|ask \\w+) \"(?!\")");

  static List<Path> bots() {
    return Bots.under(Path.of("."));
  }

  static List<Path> texts() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("."))) {
      return files
          .filter(file -> file.toString().endsWith(".flow"))
          .filter(file -> !file.startsWith(Path.of("./target")))
          .toList();
    }
  }

  @Test
  void the_examples_of_the_readme_are_here() {
    assertThat(bots()).contains(Path.of("./pizza"), Path.of("./faq"), Path.of("./napoli"));
  }

  @ParameterizedTest
  @MethodSource("bots")
  void an_example_has_neither_errors_nor_warnings(Path folder) {
    assertThat(Bots.load(folder).problems())
        .filteredOn(problem -> problem.severity() != Severity.INFO)
        .extracting(Diagnostic::file, Diagnostic::span, Diagnostic::message)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bots")
  void an_example_passes_its_own_tests_and_they_enter_every_step(Path folder) {
    LoadedBot loaded = Bots.load(folder);
    TestReport report = FlowTests.run(loaded);
    assertThat(report.results()).isNotEmpty();
    assertThat(report.ok()).as(failures(report)).isTrue();
    assertThat(report.coverage().missed()).isEmpty();
  }

  private static String failures(TestReport report) {
    return report.results().stream()
        .filter(result -> result.failure().isPresent())
        .map(ResultText::of)
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("bots")
  void breaking_any_text_of_an_example_makes_a_test_fail(Path folder) throws IOException {
    for (Path file : flows(folder)) {
      String text = Files.readString(file);
      Matcher said = SAID.matcher(text);
      while (said.find()) {
        String broken = text.substring(0, said.end()) + "XYZ" + text.substring(said.end());
        assertThat(results(folder, file, broken))
            .as("breaking " + file + " at " + said.start())
            .anyMatch(result -> result.failure().isPresent());
      }
    }
  }

  private static List<TestResult> results(Path folder, Path changed, String text)
      throws IOException {
    Map<String, String> texts = new HashMap<>();
    for (Path file : files(folder)) {
      texts.put(
          file.getFileName().toString(), file.equals(changed) ? text : Files.readString(file));
    }
    return FlowTests.run(Bots.of("broken", texts)).results();
  }

  private static List<Path> flows(Path folder) throws IOException {
    return files(folder).stream().filter(file -> file.toString().endsWith(".flow")).toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void an_example_is_formatted(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(Dsl.format(text)).isEqualTo(text);
  }
}
