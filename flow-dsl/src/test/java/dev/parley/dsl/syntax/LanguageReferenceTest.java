package dev.parley.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.Bots;
import dev.parley.dsl.Dsl;
import dev.parley.dsl.LoadedBot;
import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.Severity;
import dev.parley.dsl.test.FlowTests;
import dev.parley.dsl.test.ResultText;
import dev.parley.dsl.test.TestReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The language reference tells of every word, and its examples are flows that run. */
class LanguageReferenceTest {
  private static final Path PAGE =
      Path.of(System.getProperty("parley.root", ".."), "docs", "language.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```flow\n(.*?)^```$");
  private static final Pattern FIRST = Pattern.compile("(?m)^(bot|flow) (\\w+)");

  @TestFactory
  Stream<DynamicTest> the_examples_are_formatted_free_of_problems_and_pass_their_tests()
      throws IOException {
    return sections().stream()
        .filter(section -> EXAMPLE.matcher(section).find())
        .map(section -> DynamicTest.dynamicTest(title(section), () -> runs(files(section))));
  }

  private static void runs(Map<String, String> files) {
    files.values().forEach(text -> assertThat(Dsl.format(text)).isEqualTo(text));
    LoadedBot bot = Bots.of("example", files);
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

  /** The examples of a section are the files of one bot. */
  private static Map<String, String> files(String section) {
    Map<String, String> files = new LinkedHashMap<>();
    EXAMPLE
        .matcher(section)
        .results()
        .map(example -> example.group(1))
        .forEach(text -> files.put(name(text), text));
    return files;
  }

  private static String name(String text) {
    var first = FIRST.matcher(text);
    assertThat(first.find()).as(text).isTrue();
    return first.group(1).equals("bot") ? "bot.flow" : first.group(2) + ".flow";
  }

  @Test
  void every_word_of_the_grammar_has_a_section() throws IOException {
    List<String> titles = sections().stream().map(LanguageReferenceTest::title).toList();
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

  private static List<String> sections() throws IOException {
    return Arrays.stream(Files.readString(PAGE).split("(?m)^##+ ")).skip(1).toList();
  }

  private static String title(String section) {
    return section.lines().findFirst().orElseThrow().replace("`", "");
  }
}
