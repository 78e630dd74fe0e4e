package dev.parley.flow.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserProblemsTest {
  private static List<ScriptProblem> problems(String source) {
    return Script.parse(source.replace('⏎', '\n'), 0).problems();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 3",
        "a += 1",
        "a ??= b",
        "a >>>= 1",
        "a++",
        "a--",
        "++a",
        "--a",
        "a; b",
        "a;",
        "delete a.b",
        "a`x`",
        "(a, b)",
        "[a[b, c]]",
        "`${a, b}`",
        "function (x) { return 1 }",
        "class A {}",
        "async x => x",
        "await f()",
        "yield x",
        "this.a",
        "super.a",
        "import(\"x\")",
        "x => { return 1 }",
        "(a, b) => { a }",
        "a.b => c",
        "1 => 2",
        "a || x => x",
        "{ f() { return 1 } }",
        "{get a() {}}",
        "{a = 1}",
        "a ?? b || c",
        "a && b ?? c",
        "-a ** 2",
        "typeof a ** 2",
        "10m",
        "5.toFixed()",
        "012",
        "1__0",
        "1e_5",
        "1_e5",
        "1_.5",
        "0x",
        "1_",
        "\"\\x1\"",
        "\"\\u{110000}\"",
        "'\\07'",
        "/(/",
        "/a/gg",
        "/[b-a]/",
        "a /* c */ + b",
        "a +",
        "a ? b",
        "a.",
        "",
        "a ? b⏎: c",
        "a ? : b",
        "= a",
        "* 2",
        "{if}",
        "a instanceof",
        "new",
        "... a"
      })
  void forms_that_flows_do_not_have_are_1120(String source) {
    assertThat(problems(source))
        .isNotEmpty()
        .allSatisfy(p -> assertThat(p.code()).isEqualTo("FLW1120"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "f(a|1",
        "[1, 2|0",
        "(a + (b)|0",
        "{a: 1|0",
        "\"abc|0",
        "'abc|0",
        "`abc|0",
        "/abc|0",
        "x + `a ${b|4",
        "f(a⏎say \"hi\"|1",
        "a[0|1"
      })
  void what_is_never_closed_is_1101_at_its_beginning(String source, int start) {
    assertThat(problems(source)).hasSize(1);
    ScriptProblem problem = problems(source).get(0);
    assertThat(problem.code()).isEqualTo("FLW1101");
    if (source.startsWith("x + `")) {
      assertThat(problem.start()).isBetween(start, start + 4);
    } else {
      assertThat(problem.start()).isEqualTo(start);
    }
  }

  @Test
  void an_interpolation_inside_quotes_is_a_warning_with_a_fix() {
    ScriptProblem problem = problems("\"Hi ${name}\" + x").get(0);
    assertThat(problem.code()).isEqualTo("FLW1105");
    assertThat(problem.suggestion()).contains("`Hi ${name}`");
    assertThat(problem.start()).isZero();
    assertThat(problem.end()).isEqualTo(12);
    assertThat(problems("\"costs \\${5}\"")).isEmpty();
  }

  @Test
  void an_equals_sign_suggests_to_compare() {
    assertThat(problems("a = 3").get(0).suggestion()).contains("===");
  }

  @Test
  void an_unclosed_bracket_leaves_the_next_line_alone() {
    Parsed parsed = Script.parse("f(a\nsay \"hi\"", 0);
    assertThat(parsed.end()).isEqualTo(3);
  }

  @Test
  void something_stray_in_brackets_ends_with_the_brackets() {
    Parsed parsed = Script.parse("f(a b) + 1 {", 0);
    assertThat(parsed.end()).isEqualTo(10);
    assertThat(parsed.problems()).hasSize(1);
  }

  @Test
  void mistakes_are_swallowed_whole_so_that_they_are_told_once() {
    assertThat(Script.parse("a = b + c {", 0).end()).isEqualTo(9);
    assertThat(Script.parse("function (x) { return x } \"t\"", 0).end()).isEqualTo(25);
    assertThat(Script.parse("x => { let y = 1; return y } }", 0).end()).isEqualTo(28);
    assertThat(problems("function (x) { return x } \"t\"")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(", "[", "{a:", "-", "!", "x=>", "a?b:", "2**", "f(", "`${", "(a=", "[...", "new "
      })
  void deep_nesting_is_a_problem_and_not_a_crash(String piece) {
    Parsed parsed = Script.parse(piece.repeat(50_000), 0);
    assertThat(parsed.problems()).isNotEmpty();
    assertThat(parsed.problems()).hasSizeLessThan(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a+", "a.b", "a&&", "a,", "a?.b", "a[0]", "a()"})
  void endless_chains_are_a_problem_and_not_a_crash(String piece) {
    Parsed parsed = Script.parse("a" + piece.substring(1).repeat(1) + piece.repeat(20_000), 0);
    assertThat(FreeNames.of(parsed.expr()).size()).isLessThan(2_000);
  }

  @Test
  void long_lists_are_no_problem() {
    assertThat(Script.parse("[" + "1, ".repeat(5_000) + "]", 0).problems()).isEmpty();
    assertThat(problems("a" + " + a".repeat(250))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a = 1",
        "x = ",
        "f(a b)",
        "a ? b",
        "/(/",
        "5a",
        "{a b}",
        "a ?? b || c",
        "await x"
      })
  void sentences_are_for_people(String source) {
    assertThat(problems(source))
        .allSatisfy(p ->
            assertThat(p.message())
                .endsWith(".")
                .doesNotContainIgnoringCase("token")
                .doesNotContainIgnoringCase("operand")
                .doesNotContainIgnoringCase("identifier")
                .doesNotContainIgnoringCase("expected")
                .doesNotContainIgnoringCase("syntax"));
  }

  @Test
  void a_whole_text_must_be_one_expression() {
    assertThat(Script.parseWhole(" a + b \n // done\n").problems()).isEmpty();
    assertThat(Script.parseWhole("a b").problems()).hasSize(1);
    assertThat(Script.parseWhole("a\n+ b").problems()).hasSize(1);
    assertThat(Script.parseWhole("a }").problems()).hasSize(1);
    assertThat(Script.parseWhole("a;").problems()).hasSize(1);
    assertThat(Script.parseWhole("").problems()).hasSize(1);
  }
}
