package dev.parley.dsl.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.problem.Fixes.Fixed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code check --fix} changes. */
class FixesTest {

  private static final SourceText SOURCE = SourceText.of("a.flow", "say “Hi”\nsay “Ho”\n");

  @Test
  void safe_fixes_are_applied_and_others_are_not() {
    Fixed fixed =
        Fixes.apply(SOURCE, List.of(fix(true, 13, 17, "\"Ho\""), fix(false, 4, 8, "\"Hi\"")));

    assertThat(fixed.text()).isEqualTo("say “Hi”\nsay \"Ho\"\n");
    assertThat(fixed.applied()).isEqualTo(1);
  }

  @Test
  void of_two_fixes_that_overlap_the_first_is_applied() {
    Fixed fixed = Fixes.apply(SOURCE, List.of(fix(true, 4, 8, "\"A\""), fix(true, 6, 9, "\"B\"")));

    assertThat(fixed.text()).startsWith("say \"A\"\nsay");
    assertThat(fixed.applied()).isEqualTo(1);
  }

  @Test
  void two_insertions_at_one_place_are_not_both_made() {
    Fixed fixed = Fixes.apply(SOURCE, List.of(fix(true, 4, 4, "x"), fix(true, 4, 4, "y")));

    assertThat(fixed.text()).startsWith("say x“Hi”");
  }

  @Test
  void neighbours_are_both_replaced() {
    Fixed fixed = Fixes.apply(SOURCE, List.of(fix(true, 0, 4, "A"), fix(true, 4, 8, "B")));

    assertThat(fixed.text()).startsWith("AB\n");
  }

  @Test
  void a_fix_that_touches_another_file_is_left_to_its_reader() {
    Diagnostic.Builder problem = Diagnostic.of(SOURCE, "FLW1109", 4, 8);
    Edit elsewhere = new Edit("b.flow", SOURCE.span(0, 1), "x");

    Fixed fixed =
        Fixes.apply(SOURCE, List.of(problem.fix("Fix", true, List.of(elsewhere)).build()));

    assertThat(fixed.applied()).isZero();
  }

  private static Diagnostic fix(boolean safe, int start, int end, String replacement) {
    return Diagnostic.of(SOURCE, "FLW1109", start, end)
        .fix("Fix", safe, start, end, replacement)
        .build();
  }
}
