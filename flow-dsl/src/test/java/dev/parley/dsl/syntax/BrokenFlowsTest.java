package dev.parley.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.problem.TextForm;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What authors read when a flow is broken, word for word: {@code broken/*.txt}. */
class BrokenFlowsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "brace_too_many",
        "escapes",
        "expressions",
        "long_text_without_end",
        "misspelled",
        "missing_brace",
        "missing_brace_at_end",
        "missing_brace_without_indentation",
        "missing_pieces",
        "names",
        "numbers",
        "other_languages",
        "pasted",
        "text_without_end",
        "unquoted_settings",
        "wide_characters",
        "wrong_places"
      })
  void the_problems_of_a_broken_flow_read_like_this(String name) {
    Parse parse = Parser.parse(name + ".flow", Corpus.read("broken/" + name + ".flow"));

    String rendered =
        parse.problems().stream()
            .map(problem -> TextForm.of(problem, file -> Optional.of(parse.source())))
            .collect(Collectors.joining("\n"));

    assertThat(rendered).isEqualTo(Corpus.read("broken/" + name + ".txt"));
  }
}
