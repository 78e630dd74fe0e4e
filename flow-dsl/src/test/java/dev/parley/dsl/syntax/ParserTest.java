package dev.parley.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

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
}
