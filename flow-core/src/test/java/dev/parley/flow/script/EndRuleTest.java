package dev.parley.flow.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An expression ends at the first thing that cannot continue it. */
class EndRuleTest {
  /** In the table ⏎ stands for a line end and ‖ for the place where the expression ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "total > 20‖ {",
        "total > 20‖{",
        "/}/.test(x)‖ else \"…\"",
        "a + b‖ \"text\"",
        "a‖ 'text'",
        "a‖⏎+ b",
        "a‖⏎.b",
        "a‖⏎? b : c",
        "a‖⏎&& b",
        "a +⏎b‖",
        "a ||⏎⏎  b‖⏎",
        "a ?⏎b :⏎c‖",
        "a.⏎b‖",
        "x =>⏎x‖",
        "!⏎a‖",
        "(a⏎+ b)‖",
        "[a⏎, b⏎]‖",
        "f(a,⏎b⏎)‖⏎c",
        "a[⏎0⏎]‖",
        "{a: 1,⏎b}‖⏎c",
        "`x ${a⏎} y`‖",
        "`x⏎y`‖ z",
        "a ? b : c‖ : d",
        "a ? b ? c : d : e‖ : f",
        "a‖ -> step",
        "a‖->b",
        "a - b‖ -> c",
        "a‖, b",
        "x => x + 1‖, y",
        "a ? b : c‖, d",
        "a‖)",
        "a‖]",
        "a‖}",
        "{a}‖ b",
        "[1, 2]‖ {",
        "hours.support.open‖",
        "a‖ else b",
        "a in b‖ id c",
        "a instanceof Array‖ b",
        "index‖ inside",
        "a‖ // comment",
        "(a // comment⏎ + b)‖",
        "a +// comment⏎b‖",
        "price(size) * qty‖ }",
        "a ? {b: 1} : [c]‖ {",
        "name.trim().length >= 2‖ else \"x\"",
        "a‖ 5",
        "a‖ .5",
        "a‖ #tag",
        "a‖ @b",
        "a‖ !b",
        "a‖ ~b",
        "a‖...b",
        "1‖ {",
        "\"x\"‖ \"y\"",
        "a?.b?.[1]?.(2)‖ {",
        "a ?.5 : 1‖",
        "typeof a‖ b",
        "new Date‖ x",
        "new Date(1)‖ x",
        "(a, b) => a‖⏎b",
        "a => ({b: a})‖ {",
        "/[/]}\\//g.test(a)‖ #x",
        "a / b / c‖ d",
        "a‖"
      })
  void ends_where_nothing_continues_it(String marked) {
    String source = marked.replace('⏎', '\n');
    int end = source.indexOf('‖');
    Parsed parsed = Script.parse(source.replace("‖", ""), 0);
    assertThat(parsed.end()).isEqualTo(end);
    assertThat(parsed.problems()).isEmpty();
  }

  /** Everything that the host language puts behind an expression. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", " {", "{", " }", "}", ")", "]", ", b", " -> b", "->b", " \"t\"", "'t'", " word",
        ": x", " // c", "\n+ b", "\n.b", "\n(b)", "\n[b]", " #tag", " 5", "\r\nx", " /// d"
      })
  void ends_before_whatever_the_host_writes_behind(String suffix) {
    for (String expression : Expressions.complete()) {
      Parsed parsed = Script.parse("set x = " + expression + suffix, 8);
      assertThat(parsed.end()).as(expression + suffix).isEqualTo(8 + expression.length());
      assertThat(parsed.problems()).as(expression + suffix).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n", " // c\n ", "\n\n\t", " \u00A0"})
  void blanks_before_it_are_skipped(String prefix) {
    Parsed parsed = Script.parse(prefix + "a + 1 {", 0);
    assertThat(parsed.end()).isEqualTo(prefix.length() + 5);
    assertThat(parsed.expr().start()).isEqualTo(prefix.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"name }", "name ?? \"?\" }", "a\n + b }", "{a: 1}.a }", "`${x}` }"})
  void inside_a_text_it_ends_before_the_brace(String hole) {
    Parsed parsed = Script.parseHole("${" + hole, 2);
    assertThat(parsed.end()).isEqualTo(hole.length());
    assertThat(parsed.problems()).isEmpty();
  }

  /** Its end does not depend on what the expression is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        " {",
        "{",
        "\n.x",
        "\n+ 1",
        "\n? a : b",
        "\n[0]",
        "\n(1)",
        " -> step",
        "->step",
        " \"t\"",
        " 't'",
        ", b",
        ")",
        " ]",
        "}",
        " : y",
        " else",
        " 5",
        " // comment",
        "\n",
        " as x"
      })
  void every_expression_ends_before_what_cannot_continue_it(String suffix) {
    for (long seed = 1; seed <= 300; seed++) {
      String expression = new Expressions(seed).whole(3);
      Parsed parsed = Script.parse(expression + suffix, 0);
      assertThat(parsed.end()).as("seed %d: %s", seed, expression).isEqualTo(expression.length());
      assertThat(parsed.problems()).as("seed %d: %s", seed, expression).isEmpty();
    }
  }
}
