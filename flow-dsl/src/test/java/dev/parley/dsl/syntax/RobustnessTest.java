package dev.parley.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.parley.dsl.problem.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text is, the parser comes back with a tree and sensible problems. */
class RobustnessTest {

  /** Every place in the nightly build, some of them in every build. */
  private static final int STRIDE = Boolean.getBoolean("parley.nightly") ? 1 : 7;

  private static final String[] PIECES = {
    "step",
    "flow",
    "say",
    "ask",
    "choose",
    "option",
    "if",
    "else",
    "goto",
    "end",
    "test",
    "bot",
    "user",
    "http",
    "POST",
    "set",
    "match",
    "case",
    "other",
    "retry",
    "timeout",
    "trigger",
    "on",
    "keyword",
    "var",
    "contact",
    "a",
    "b1",
    "enum",
    "text",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "->",
    ":",
    ",",
    "=",
    "?",
    "*",
    "#",
    ".",
    "\"",
    "\"\"\"",
    "\"Hi ${name}\"",
    "${",
    "`",
    "'",
    "“",
    "”",
    "//",
    "/*",
    "\\",
    "/",
    "\n",
    "\n\n",
    " ",
    "\t",
    "\u00A0",
    "\u200B",
    "10m",
    "3",
    "1.5h",
    "🍕",
    "\uD83C",
    "\0",
    "\r",
    "\u2028",
    "é",
    "हि",
    "=>",
    "==="
  };

  @ParameterizedTest
  @ValueSource(strings = {"everything.flow", "bot.flow", "pizza.flow"})
  void a_file_cut_off_anywhere_is_read(String name) {
    String text = Corpus.read(name);
    within(() -> {
      for (int end = 0; end <= text.length(); end += STRIDE) {
        check(text.substring(0, end));
      }
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"everything.flow", "bot.flow", "pizza.flow"})
  void a_file_without_any_one_of_its_signs_is_read(String name) {
    String text = Corpus.read(name);
    within(() -> {
      for (int at = 0; at < text.length(); at += STRIDE) {
        check(text.substring(0, at) + text.substring(at + 1));
      }
    });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void real_flows_with_random_changes_are_read(long seed) {
    Random random = new Random(seed);
    String text = Corpus.read(seed % 2 == 0 ? "pizza.flow" : "everything.flow");
    within(() -> {
      for (int i = 0; i < 200; i++) {
        check(changed(text, random));
      }
    });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void random_words_and_signs_are_read(long seed) {
    Random random = new Random(seed);
    within(() -> {
      for (int i = 0; i < 600; i++) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(60); n > 0; n--) {
          text.append(PIECES[random.nextInt(PIECES.length)])
              .append(random.nextInt(3) > 0 ? " " : "");
        }
        check(text.toString());
      }
    });
  }

  @Test
  void deep_nesting_is_refused_and_not_followed() {
    check("step a {\n" + "if x {\n".repeat(20_000));
    check("step a { " + "choose x \"?\" { other { ".repeat(5_000));
    check("step a { set x = " + "(".repeat(50_000));
  }

  private static void within(Runnable work) {
    assertTimeoutPreemptively(Duration.ofMinutes(5), work::run);
  }

  private static String changed(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int n = 1 + random.nextInt(5); n > 0; n--) {
      int at = random.nextInt(changed.length());
      int length = Math.min(random.nextInt(12), changed.length() - at);
      changed.replace(
          at, at + length, random.nextBoolean() ? "" : PIECES[random.nextInt(PIECES.length)]);
    }
    return changed.toString();
  }

  /** What must hold for any text. */
  private static void check(String text) {
    Parse parse = Parser.parse("a.flow", text);
    List<Diagnostic> problems = parse.problems();
    assertThat(problems).hasSizeLessThanOrEqualTo(20);
    for (Diagnostic problem : problems) {
      int start = problem.span().start().offset();
      int end = problem.span().end().offset();
      assertThat(start).as("%s in %s", problem, text).isBetween(0, text.length());
      assertThat(end).as("%s in %s", problem, text).isBetween(start, text.length());
    }
    assertThat(problems.stream().map(Diagnostic::span).distinct()).hasSameSizeAs(problems);
    if (!parse.hasErrors()) {
      String formatted = Printer.print(parse.file());
      Parse again = Parser.parse("a.flow", formatted);
      assertThat(again.hasErrors()).as("%s became %s", text, formatted).isFalse();
      assertThat(Printer.print(again.file())).as("formatted twice: %s", text).isEqualTo(formatted);
      assertThat(Shape.of(again.file())).as("%s", text).isEqualTo(Shape.of(parse.file()));
    }
  }
}
