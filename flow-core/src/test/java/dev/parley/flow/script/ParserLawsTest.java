package dev.parley.flow.script;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any text whatever. */
class ParserLawsTest {
  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.longs()
        .flatMap(seed ->
            Arbitraries.integers()
                .between(0, 40)
                .map(length -> new Expressions(seed).soup(length)));
  }

  @Property
  void reading_never_throws_and_stays_inside_the_text(@ForAll("soup") String text) {
    check(text, Script.parse(text, 0));
    check(text, Script.parseHole(text, 0));
    check(text, Script.parseWhole(text));
  }

  @Property
  void reading_any_characters_never_throws(@ForAll String text) {
    check(text, Script.parse(text, 0));
    checkTemplate(text, Script.template(text, name -> true));
  }

  @Property
  void texts_never_throw_and_tile_the_raw_text(@ForAll("soup") String text) {
    checkTemplate(text, Script.template(text));
  }

  /** A host that goes on where an expression ended always gets to the end of its text. */
  @Property
  void reading_on_always_makes_progress(@ForAll("soup") String text) {
    int at = 0;
    int steps = 0;
    while (at < text.length()) {
      Parsed parsed = Script.parse(text, at);
      assertThat(parsed.end()).isGreaterThanOrEqualTo(at);
      at = Math.max(parsed.end(), at + 1);
      steps++;
    }
    assertThat(steps).isLessThanOrEqualTo(text.length());
  }

  @Property
  void whole_expressions_have_no_problems(@ForAll long seed) {
    String text = new Expressions(seed).whole(3);
    Parsed parsed = Script.parseWhole(text);
    assertThat(parsed.problems()).as(text).isEmpty();
    assertThat(parsed.end()).as(text).isEqualTo(text.length());
  }

  private static void check(String text, Parsed parsed) {
    assertThat(parsed.end()).isBetween(0, text.length());
    for (ScriptProblem problem : parsed.problems()) {
      assertThat(problem.start()).isBetween(0, text.length());
      assertThat(problem.end()).isBetween(problem.start(), text.length());
      assertThat(problem.message()).isNotBlank();
    }
    checkPlaces(text, parsed.expr());
  }

  private static void checkPlaces(String text, Expr expr) {
    assertThat(expr.start()).as(text + " " + expr).isBetween(0, text.length());
    assertThat(expr.end()).as(text + " " + expr).isBetween(expr.start(), text.length());
    expr.children().forEach(child -> checkPlaces(text, child));
  }

  private static void checkTemplate(String text, Template template) {
    int at = 0;
    for (Template.Part part : template.parts()) {
      assertThat(part.start()).isEqualTo(at);
      at = part.end();
    }
    assertThat(at).isEqualTo(text.length());
  }
}
