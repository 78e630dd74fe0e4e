package dev.parley.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.problem.Position;
import org.junit.jupiter.api.Test;

/** Whole files and their trees. */
class ParserTest {

  @Test
  void the_pizza_example_of_the_language_page_has_no_problem() {
    Parse parse = Parser.parse("pizza.flow", Corpus.read("pizza.flow"));

    assertThat(parse.problems()).isEmpty();
    assertThat(parse.file().decls())
        .filteredOn(Decl.Step.class::isInstance)
        .extracting(decl -> ((Decl.Step) decl).name().text())
        .containsExactly("start", "pick", "confirm", "create", "trouble", "reminder", "agent");
  }

  @Test
  void a_misspelled_keyword_is_understood_and_the_rest_of_the_file_read() {
    Parse parse =
        Parser.parse("a.flow", "step start {\n  saay \"Hi\"\n  goto pick\n}\nstep pick { end }\n");

    assertThat(parse.problems()).hasSize(1);
    assertThat(parse.problems().getFirst().help()).containsExactly("did you mean `say`?");
    assertThat(parse.file().decls()).hasSize(2);
  }

  @Test
  void of_very_many_problems_twenty_are_told_and_errors_before_warnings() {
    String text = "step a {\n" + "  say “Hi”\n".repeat(40) + "  goto\n".repeat(15) + "}\n";

    Parse parse = Parser.parse("a.flow", text);

    assertThat(parse.problems()).hasSize(20);
    assertThat(parse.problems()).filteredOn(p -> p.code().equals("FLW1102")).hasSize(15);
  }

  @Test
  void a_declaration_inside_a_step_is_kept_for_the_file() {
    Parse parse = Parser.parse("a.flow", "step a {\n  var x: int\n  say \"Hi\"\n}\n");

    assertThat(parse.problems()).hasSize(1);
    assertThat(parse.file().decls()).hasSize(2);
  }

  @Test
  void a_problem_inside_a_value_points_to_its_place_in_the_file() {
    Parse parse = Parser.parse("a.flow", "step a {\n  say \"\\\"Hi\\\" ${a.}\"\n}\n");

    assertThat(parse.problems()).hasSize(1);
    assertThat(parse.problems().getFirst().span().start().column()).isEqualTo(19);
  }

  @Test
  void a_problem_in_three_quotes_points_to_its_line() {
    Parse parse =
        Parser.parse("a.flow", "step a {\n  say \"\"\"\n    One\n    ${a.}\n    \"\"\"\n}\n");

    assertThat(parse.problems().getFirst().span().start()).isEqualTo(new Position(4, 9, 35));
  }
}
