package dev.parley.flow.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final World WORLD =
      World.of(Map.of("name", "Asha", "n", 2.0, "list", List.of(1.0, 2.0), "big", 1e21));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "Hi ${name}!|Hi Asha!",
        "${name}|Asha",
        "${n} x ${n + 1}|2 x 3",
        "${list}|1,2",
        "${big}|1e+21",
        "[${null}${undefined}${list[9]}]|[]",
        "${n > 1 ? `many ${name}` : \"}\"}|many Asha",
        "\\${name} $5 \\ \\n|${name} $5 \\ \\n",
        "${{a: 1}.a}|1",
        "${ ({a: {b: 1}}).a.b }|1",
        "plain|plain",
        "${name ?? \"?\"} / ${missing?.x ?? \"?\"}|!"
      })
  void values_are_filled_in(String raw, String expected) {
    if (expected.equals("!")) {
      assertThat(WORLD.render("${name ?? \"?\"}")).isEqualTo("Asha");
    } else {
      assertThat(WORLD.render(raw)).isEqualTo(expected);
    }
  }

  @Test
  void an_empty_text_renders_empty() {
    assertThat(WORLD.render("")).isEmpty();
    assertThat(Script.template("").parts()).isEmpty();
  }

  @Test
  void parts_tile_the_raw_text() {
    String raw = "a \\${ ${x} b${y }${`}`}c";
    int at = 0;
    for (Template.Part part : Script.template(raw).parts()) {
      assertThat(part.start()).isEqualTo(at);
      at = part.end();
    }
    assertThat(at).isEqualTo(raw.length());
  }

  @Test
  void a_text_without_values_is_constant() {
    assertThat(Script.template("a $5 {b c}").constant()).isTrue();
    assertThat(Script.template("a ${b}").constant()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hi $name|$name|${name}",
        "Hi $contact.name.|$contact.name|${contact.name}",
        "Hi {name}, you|{name}|${name}",
        "Hi {{name}}|{{name}}|${name}",
        "Hi {{ contact.name }}|{{ contact.name }}|${contact.name}",
        "Hi @contact.name!|@contact.name|${contact.name}",
        "Got @results.age|@results.age|${results.age}"
      })
  void broken_values_are_warned_about_with_a_fix(String raw, String where, String fix) {
    List<ScriptProblem> problems = Script.template(raw).problems();
    assertThat(problems).hasSize(1);
    ScriptProblem problem = problems.get(0);
    assertThat(problem.code()).isEqualTo("FLW1105");
    assertThat(raw.substring(problem.start(), problem.end())).isEqualTo(where);
    assertThat(problem.suggestion()).contains(fix);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Costs $5 or $ 5 or $5.00",
        "US$ 20, A$AP, $USD, 20$",
        "https://shop.example/?a=$name&b={name}#x",
        "www.shop.example/{name}/@contact.name",
        "write to me@contact.name or info@results.org",
        "thanks @asha and @bob.smith",
        "#hello *bold* _italic_ ~strike~ `mono`",
        "{\"name\": \"x\", \"a\": {}} { name } {1} {a b} {a.b}",
        "{{1}} and {{2}}",
        "$$name and $ name",
        "smile :{ and }: :}",
        "\\${name}"
      })
  void ordinary_text_is_left_alone(String raw) {
    assertThat(Script.template(raw).problems()).isEmpty();
  }

  @Test
  void at_and_the_name_of_a_variable_is_warned_about_where_variables_are_known() {
    assertThat(Script.template("Hi @name", "name"::equals).problems()).hasSize(1);
    assertThat(Script.template("Hi @nobody", "name"::equals).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hi ${name", "Hi ${", "${a +", "x ${\"}"})
  void a_value_that_is_never_closed_is_1101(String raw) {
    List<ScriptProblem> problems = Script.template(raw).problems();
    assertThat(problems).isNotEmpty();
    assertThat(problems.get(0).code()).isEqualTo("FLW1101");
    assertThat(problems.get(0).start()).isEqualTo(raw.indexOf("${"));
  }

  @Test
  void a_mistake_in_one_value_leaves_the_others_alone() {
    Template template = Script.template("a ${x y} b ${z} c");
    assertThat(template.problems()).hasSize(1);
    assertThat(template.problems().get(0).code()).isEqualTo("FLW1120");
    assertThat(template.parts()).hasSize(5);
  }

  @Test
  void an_empty_value_is_a_problem() {
    assertThat(Script.template("a ${} b").problems()).hasSize(1);
  }

  /** Reading them all to the end of the text took time with the square of its length. */
  @Test
  void after_twenty_broken_values_the_rest_is_text() {
    Template template = Script.template("${(".repeat(50_000));
    assertThat(template.problems()).hasSize(20);
    assertThat(template.parts().getLast()).isInstanceOf(Template.Literal.class);
    assertThat(template.parts().getLast().end()).isEqualTo(150_000);
  }
}
