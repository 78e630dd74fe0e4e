package dev.parley.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.problem.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A flow that lost one closing brace: where the blame falls. */
class MissingBraceTest {

  /** For every line that is only a closing brace, its opening line is the one to be blamed. */
  @Test
  void whichever_closing_brace_is_missing_its_own_opening_brace_is_pointed_at() {
    String[] lines = Corpus.read("pizza.flow").split("\n", -1);
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].strip().equals("}")) {
        tried++;
        int opener = opener(lines, i);
        List<Diagnostic> problems = without(lines, i).problems();
        boolean found =
            problems.stream()
                .anyMatch(p -> p.code().equals("FLW1101") && p.span().start().line() == opener);
        if (!found || problems.size() != 1) {
          wrong.add((i + 1) + ": " + problems.stream().map(Diagnostic::message).toList());
        }
      }
    }
    assertThat(tried).isGreaterThan(15);
    assertThat(wrong).isEmpty();
  }

  private static int opener(String[] lines, int close) {
    int indent = lines[close].indexOf('}');
    int at = close - 1;
    while (lines[at].isBlank() || lines[at].length() - lines[at].stripLeading().length() > indent) {
      at--;
    }
    return at + 1;
  }

  private static Parse without(String[] lines, int line) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      text.append(i == line ? "" : lines[i] + "\n");
    }
    return Parser.parse("pizza.flow", text);
  }
}
