package dev.parley.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.Dsl;
import dev.parley.dsl.Examples;
import dev.parley.dsl.LoadedBot;
import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.Severity;
import dev.parley.dsl.test.FlowTests;
import dev.parley.dsl.test.ResultText;
import dev.parley.dsl.test.TestReport;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The language reference tells of every word, and its examples are flows that run. */
class LanguageReferenceTest {
  static List<Examples.Section> examples() {
    return Examples.withFiles();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void the_examples_are_formatted_free_of_problems_and_pass_their_tests(Examples.Section section) {
    section
        .files()
        .forEach((file, text) -> {
          if (file.endsWith(".flow")) {
            assertThat(Dsl.format(text)).isEqualTo(text);
          }
        });
    LoadedBot bot = section.bot();
    assertThat(bot.problems())
        .filteredOn(problem -> problem.severity() == Severity.ERROR)
        .extracting(Diagnostic::toString)
        .isEmpty();
    TestReport report = FlowTests.run(bot);
    assertThat(report.results()).isNotEmpty();
    assertThat(report.results())
        .filteredOn(result -> result.failure().isPresent())
        .extracting(ResultText::of)
        .isEmpty();
  }

  @Test
  void every_word_of_the_grammar_has_a_section() {
    List<String> titles = Examples.sections().stream().map(Examples.Section::title).toList();
    Stream<String> declarations =
        Keywords.DECLARATIONS.stream().filter(w -> !w.equals("contact") && !w.equals("session"));
    Stream<String> triggers =
        Stream.of("keyword", "button", "ad", "first", "any", "optin", "optout", "order", "api")
            .map("trigger "::concat);
    Stream<String> handlers =
        Stream.of("keyword", "error", "expire", "media", "migrate").map("on "::concat);
    List<String> words =
        Stream.of(declarations, Keywords.STATEMENTS.stream(), triggers, handlers)
            .flatMap(group -> group)
            .toList();

    assertThat(titles).containsAll(words);
  }

  @Test
  void every_action_and_handler_stands_in_an_example() {
    String examples =
        Examples.withFiles().stream()
            .flatMap(section -> section.files().values().stream())
            .collect(Collectors.joining("\n"));
    Stream<String> handlers =
        Stream.of("on keyword", "on error", "on expire", "on media", "on migrate");
    assertThat(Stream.concat(Keywords.STATEMENTS.stream(), handlers))
        .allSatisfy(word -> assertThat(examples).containsPattern("(?m)(^|\\{) *" + word + "\\b"));
  }
}
