package dev.parley.dsl.test;

import static dev.parley.dsl.test.TeaShop.TEA;
import static dev.parley.dsl.test.TeaShop.failsAtLastLine;
import static dev.parley.dsl.test.TeaShop.passes;
import static dev.parley.dsl.test.TeaShop.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.dsl.Bots;
import dev.parley.dsl.LoadedBot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lines of a test mean. */
class FlowTestsTest {
  @Test
  void the_first_user_line_triggers_the_flow_whatever_its_triggers_say() {
    passes(
        """
        user "coffee"
        bot "Tea from direct*"
        bot choose "Which one?" [green, black]
        expect trigger.text === "coffee"
        """);
  }

  @Test
  void a_word_of_the_triggers_is_noted_as_such() {
    passes(
        """
        user "Tea"
        bot *
        bot *
        expect trigger.type === "keyword"
        """);
  }

  @Test
  void the_clock_begins_on_a_monday_at_ten() {
    passes(
        """
        user "tea"
        bot "*It is 2026-01-05T10:00:00+00:00."
        bot *
        """);
  }

  @Test
  void the_clock_begins_at_ten_where_the_bot_is() {
    TestResult result =
        run(
            Map.of("bot.flow", "bot shop {\n  timezone: \"Asia/Kolkata\"\n}\n"),
            """
            user "tea"
            bot "*It is 2026-01-05T10:00:00+05:30."
            bot *
            """);
    assertThat(result.failure()).as(ResultText.of(result)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-01T09:30", "2026-03-01T09:30:00Z", "2026-03-01T10:30:00+01:00"})
  void given_now_sets_the_clock(String time) {
    passes(
        """
        given now = "%s"
        user "tea"
        bot "*It is 2026-03-01T09:30:00+00:00."
        bot *
        """
            .formatted(time));
  }

  @Test
  void given_values_are_there_before_the_session_begins() {
    passes(
        """
        given contact.name = "Asha"
        given hours.shop.open = false
        given cups = 1 + 1
        given kind = "black"
        user "tea"
        bot "*Asha*"
        bot choose [green]
        expect cups === 2 && kind === "black"
        """);
  }

  @Test
  void a_test_may_start_at_any_step_with_parameters() {
    passes(
        """
        start at how_many
        start with (source: "the web")
        bot "How many cups?"
        expect source === "the web"
        at how_many
        """);
  }

  @Test
  void with_a_start_line_every_user_line_answers() {
    passes(
        """
        start at how_many
        user "2"
        bot "How many cups?"
        """
            .replace(
                "user \"2\"\nbot \"How many cups?\"",
                "bot \"How many cups?\"\nuser \"2\"\nbot \"Sure?*\""));
  }

  @Test
  void starting_again_at_the_first_step_leaves_given_values_behind() {
    passes(
        """
        given contact.name = "Asha"
        given cups = 7
        start at start
        bot *
        bot *
        user taps green
        bot "How many*"
        user "3"
        bot "Sure?*"
        expect cups === 3
        """);
  }

  @Test
  void numbered_lines_are_a_choice_and_cannot_be_tapped() {
    passes(
        """
        start at how_many
        bot *
        user "2"
        bot choose "Sure?*" [yes, no]
        user "maybe"
        bot text "Yes or no?"
        user "1"
        expect result.cups_ordered === 2
        ended
        """);
    assertThat(failsAtLastLine("start at how_many\nbot *\nuser \"2\"\nbot *\nuser taps yes"))
        .isEqualTo("`yes` is a line of text here, and cannot be tapped");
  }

  @Test
  void an_earlier_message_can_be_tapped_too() {
    passes(
        """
        user "tea"
        bot *
        bot *
        user taps green
        bot "How many*"
        user taps black on "Which*"
        bot "How many*"
        expect kind === "green"
        """);
  }

  @Test
  void what_nobody_offered_cannot_be_tapped() {
    assertThat(failsAtLastLine("user \"tea\"\nbot *\nbot *\nuser taps blue"))
        .isEqualTo("no message offers `blue`");
    assertThat(failsAtLastLine("user \"tea\"\nbot *\nbot *\nuser taps green on \"Who*\""))
        .isEqualTo("no message like \"Who*\" offers `green`");
  }

  @Test
  void time_fires_what_is_due_and_timeouts_before_the_expiry() {
    passes(
        """
        start at how_many
        bot *
        after 9m
        after 59s
        silent
        after 1s
        bot "Too late"
        ended
        after 3h
        silent
        """);
  }

  @Test
  void a_session_expires_by_itself() {
    passes(
        """
        start at how_many
        bot *
        user "2"
        bot *
        after 119m
        silent
        after 1m
        bot "Expired"
        ended
        """);
  }

  @Test
  void one_long_wait_fires_everything_on_its_way() {
    passes(
        """
        user "tea"
        bot *
        bot *
        after 30d
        bot "Bye"
        ended
        """);
  }

  @Test
  void after_the_end_the_triggers_decide_as_usual() {
    passes(
        """
        start at silence
        bot "Bye"
        ended
        user "thanks"
        silent
        user "TEA"
        bot *
        bot choose
        """);
  }

  @Test
  void keywords_and_links_and_pictures() {
    passes(
        """
        start at how_many
        bot *
        user "LOOK"
        bot cta "Our teas"
        bot "How many cups?"
        user sends image "cat.jpg"
        bot *
        user sends text "2"
        bot *
        """);
  }

  @Test
  void a_test_of_the_bot_begins_with_its_triggers() {
    String head =
        """
        bot shop {
        }

        on keyword "help" -> flow tea

        test "of the bot" {
          user "nothing"
          silent
          user "tea"
          bot *
          bot *
          user "help"
          bot "Tea from*"
          bot choose
        }
        """;
    TestResult result = run(Map.of("bot.flow", head), "start at silence\nbot *");
    assertThat(result.flow()).isEqualTo("shop");
    assertThat(result.failure()).as(ResultText.of(result)).isEmpty();
  }

  @Test
  void coverage_names_what_no_test_went_through() {
    LoadedBot loaded =
        Bots.of(
            "shop",
            Map.of(
                "tea.flow",
                TEA
                    + "\n"
                    + "test \"it\" {\n"
                    + "  start at how_many\n"
                    + "  bot *\n"
                    + "  user \"look\"\n"
                    + "  bot *\n"
                    + "  bot *\n"
                    + "}\n"));
    Coverage coverage = FlowTests.run(loaded).coverage();
    assertThat(coverage.steps()).isEqualTo(5);
    assertThat(coverage.missed())
        .extracting(Coverage.Missed::name)
        .containsExactly("step start", "step silence", "on expire");
    assertThat(coverage.missed().getFirst().place()).hasToString("tea.flow:13");
  }

  @Test
  void a_bot_with_errors_is_not_tested() {
    LoadedBot broken =
        Bots.of("shop", Map.of("tea.flow", "flow tea {\n}\nstep a {\n  goto nowhere\n}\n"));
    assertThatThrownBy(() -> FlowTests.run(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("errors");
  }

  @Test
  void a_second_run_gives_the_same_results() {
    LoadedBot loaded =
        Bots.of("shop", Map.of("tea.flow", TEA + "\ntest \"it\" {\n  user \"tea\"\n  bot *\n}\n"));
    assertThat(failures(loaded)).isEqualTo(failures(loaded)).isNotEmpty();
  }

  private static List<TestFailure> failures(LoadedBot loaded) {
    return FlowTests.run(loaded).results().stream().flatMap(r -> r.failure().stream()).toList();
  }
}
