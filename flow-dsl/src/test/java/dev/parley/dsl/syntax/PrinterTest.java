package dev.parley.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The canonical form: what it looks like, that it is stable, and that it means the same. */
class PrinterTest {

  @ParameterizedTest
  @ValueSource(strings = {"everything.flow", "bot.flow"})
  void a_file_in_canonical_form_stays_as_it_is(String name) {
    String text = Corpus.read(name);

    assertThat(format(text)).isEqualTo(text);
  }

  @Test
  void the_pizza_example_changes_only_the_blanks_before_a_comment() {
    String text = Corpus.read("pizza.flow");

    assertThat(format(text)).isEqualTo(text.replaceAll(" {2,}// three", "  // three"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"everything.flow", "bot.flow", "pizza.flow"})
  void the_tree_of_the_formatted_text_is_the_tree_of_the_text(String name) {
    Tree.File file = Parser.parse(name, Corpus.read(name)).file();

    Tree.File again = Parser.parse(name, Printer.print(file)).file();

    assertThat(Shape.of(again)).isEqualTo(Shape.of(file));
  }

  @Test
  void lost_indentation_comes_back() {
    String text = format(Corpus.read("pizza.flow"));

    assertThat(format(text.replaceAll("(?m)^ +", ""))).isEqualTo(text);
  }

  @Test
  void all_on_one_line_comes_back_but_for_blank_lines() {
    String text = "step a {\n  say \"Hi\"\n  if x {\n    goto a\n  } else {\n    end\n  }\n}\n";

    assertThat(format(text.replaceAll("\\s+", " "))).isEqualTo(text);
  }

  @Test
  void tabs_no_break_spaces_carriage_returns_and_unseen_signs_are_blanks() {
    String text = format(Corpus.read("pizza.flow"));

    assertThat(format("\uFEFF" + text.replace("\n", "\r\n"))).isEqualTo(text);
    assertThat(format(text.replaceAll("(?m)^  ", "\t"))).isEqualTo(text);
    assertThat(format(text.replaceAll("(?m)^  ", "\u00A0\u202F"))).isEqualTo(text);
    assertThat(format(text.replaceAll("(?m)^(step|  say|  ask) ", "\u200B$1\u200E \u2060")))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"say “Hi”", "say \"Hi”", "say „Hi“", "say   \u00A0\"Hi\"", "say\n\"Hi\""})
  void a_text_is_written_in_straight_quotes(String written) {
    assertThat(step(written)).isEqualTo("step a {\n  say \"Hi\"\n}\n");
  }

  @Test
  void pasted_arrows_and_wide_signs_are_written_plainly() {
    assertThat(step("choose x \"?\" ｛ retry 2 → b\nother –> c }"))
        .contains("    retry 2 -> b\n    other -> c\n");
  }

  @Test
  void short_target_blocks_stay_on_their_line_whatever_the_author_did() {
    assertThat(step("choose x \"X?\" {\n other {\n say \"Tap\"\n retry 2 -> a\n }\n }"))
        .contains("    other { say \"Tap\" retry 2 -> a }\n");
  }

  @Test
  void blocks_with_comments_or_blank_lines_in_them_are_not_joined() {
    assertThat(step("choose x \"X?\" { other { say \"Tap\" // why\n end } }"))
        .contains("    other {\n      say \"Tap\"  // why\n      end\n    }\n");
    assertThat(step("choose x \"X?\" { other {\nsay \"Tap\"\n\nend } }"))
        .contains("    other {\n      say \"Tap\"\n\n      end\n    }\n");
  }

  @Test
  void comments_survive_wherever_they_stand() {
    String text =
        """
        // 1
        step a // 2
        { // 3
        // 4
        say // 5
        "Hi" // 6
        if x { // 7
        } // 8
        else // 9
        { end // 10
        // 11
        }
        set y = [ // 12
        1 // 13
        ]
        end (a: 1, // 14
         // 15
        b: 2)
        // 16
        }
        // 17
        """;

    String formatted = format(text);

    for (int i = 1; i <= 17; i++) {
      assertThat(formatted).containsOnlyOnce("// " + i + "\n");
    }
    assertThat(format(formatted)).isEqualTo(formatted);
  }

  @Test
  void several_blank_lines_become_one_and_those_next_to_braces_go() {
    assertThat(format("\n\nstep a {\n\n\n  say \"A\"\n\n\n\n  end\n\n}\n\n\n"))
        .isEqualTo("step a {\n  say \"A\"\n\n  end\n}\n");
  }

  @Test
  void a_text_with_several_lines_is_written_in_three_quotes_and_one_with_one_line_in_one() {
    assertThat(step("say \"One\\nTwo\"")).contains("say \"\"\"\n    One\n    Two\n    \"\"\"\n");
    assertThat(step("say \"\"\"\n  One\n  \"\"\"")).contains("say \"One\"\n");
  }

  @Test
  void a_text_that_three_quotes_would_change_is_written_with_escapes() {
    assertThat(step("say \"One \\nTwo\"")).contains("say \"One \\nTwo\"\n");
    assertThat(step("say \"  One\\n  Two\"")).contains("say \"  One\\n  Two\"\n");
  }

  @Test
  void a_backslash_before_a_value_stays_a_backslash() {
    Parse parse = Parser.parse("a.flow", "step a { say \"\\\\${x}\" }");

    assertThat(parse.problems()).isEmpty();
    String formatted = Printer.print(parse.file());
    assertThat(formatted).contains("say \"${\"\\\\\"}${x}\"");
    assertThat(format(formatted)).isEqualTo(formatted);
  }

  private static String step(String statement) {
    return format("step a {\n" + statement + "\n}\n");
  }

  private static String format(String text) {
    Parse parse = Parser.parse("a.flow", text);
    assertThat(parse.hasErrors()).as("%s", parse.problems()).isFalse();
    return Printer.print(parse.file());
  }
}
