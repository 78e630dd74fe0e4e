package dev.parley.flow.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeTest {
  private static List<String> free(String source) {
    Parsed parsed = Script.parse(source, 0);
    assertThat(parsed.problems()).isEmpty();
    return FreeNames.of(parsed.expr()).stream().map(Expr.Name::name).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a + b.c[d](e)|a b d e",
        "x => x + y|y",
        "(a, b = c, ...d) => a + b + d + e|c e",
        "({a, b: {c}, [k]: v = w}) => a + b + c + k + v|k w b k",
        "([a, , ...b]) => [a, b, c]|c",
        "{a, b: c, [d]: e, ...f}|a c d e f",
        "`${a}${`${b}`}`|a b",
        "a ? b : c ?? d|a b c d",
        "new Foo(a)|Foo a",
        "x => y => x + y + z|z",
        "[...a, ...b]|a b",
        "a?.b?.(c)|a c"
      })
  void free_names_are_those_from_outside(String source, String names) {
    assertThat(String.join(" ", free(source))).isEqualTo(names);
  }

  @Test
  void places_are_exact() {
    Parsed parsed = Script.parse("xx  a.b + (c) ", 2);
    Expr.Binary sum = (Expr.Binary) parsed.expr();
    assertThat(sum.start()).isEqualTo(4);
    assertThat(sum.end()).isEqualTo(13);
    assertThat(sum.left().end()).isEqualTo(7);
    assertThat(sum.right().start()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a + b * c;(a + (b * c))",
        "a * b + c;((a * b) + c)",
        "a - b - c;((a - b) - c)",
        "a ** b ** c;(a ** (b ** c))",
        "a < b == c;((a < b) == c)",
        "a & b == c;(a & (b == c))",
        "a | b ^ c & d;(a | (b ^ (c & d)))",
        "a + b << c;((a + b) << c)",
        "a in b + c;(a in (b + c))",
        "-a * b;((- a) * b)",
        "!a === b;((! a) === b)"
      })
  void operators_bind_as_in_javascript(String source, String expected) {
    assertThat(spelled(Script.parse(source, 0).expr())).isEqualTo(expected);
  }

  @Test
  void and_binds_tighter_than_or() {
    assertThat(spelled(Script.parse("a || b && c", 0).expr())).isEqualTo("(a || (b && c))");
  }

  private static String spelled(Expr e) {
    return switch (e) {
      case Expr.Binary b ->
          "(" + spelled(b.left()) + " " + b.op().symbol() + " " + spelled(b.right()) + ")";
      case Expr.Unary u -> "(" + u.op().symbol() + " " + spelled(u.operand()) + ")";
      case Expr.Name n -> n.name();
      default -> e.toString();
    };
  }

  @Test
  void built_in_names_are_those_that_the_evaluator_knows() {
    assertThat(List.of("Math", "plural", "undefined", "JSON")).allMatch(Script::builtIn);
    assertThat(List.of("maths", "window", "process", "Java", "")).noneMatch(Script::builtIn);
  }

  @Test
  void literal_texts_are_found_behind_brackets() {
    assertThat(Script.parse("(\"a\\nb\")", 0).expr().literalText()).contains("a\nb");
    assertThat(Script.parse("a", 0).expr().literalText()).isEmpty();
  }
}
