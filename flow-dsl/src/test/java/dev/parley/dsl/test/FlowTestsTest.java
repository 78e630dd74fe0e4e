package dev.parley.dsl.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.dsl.Bots;
import dev.parley.dsl.LoadedBot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lines of a test mean. */
class FlowTestsTest {
  private static final String TEA =
      """
      flow tea {
        title: "Tea"
        expires: 2h
      }

      trigger keyword "tea"

      param source: text = "direct"
      result cups_ordered: int
      var kind: enum(green, black)
      var cups: int

      step start {
        say "Tea from ${source}, ${contact.name ?? "friend"}!\\nIt is ${now}."
        choose kind "Which one?" {
          option green "Green"
          option black "Black" when hours.shop?.open ?? true
          other {
            say "Please tap"
          }
          timeout 10m -> silence
        }
        goto how_many
      }

      step how_many {
        ask cups "How many cups?" {
          check cups > 0 else "At least one"
          retry 3 -> silence
          timeout 10m {
            say "Too late"
            end
          }
        }
        choose sure "Sure?" as text {
          option yes "Yes"
          option no "No"
          other {
            say "Yes or no?"
          }
        }
        end (cups_ordered: cups)
      }

      step silence {
        say "Bye"
      }

      on keyword "look" keep {
        say "Our teas" {
          cta "See" "https://tea.example"
        }
      }
      on expire {
        say "Expired"
      }
      """;

  private static TestResult run(String lines) {
    return run(Map.of(), lines);
  }

  private static TestResult run(Map<String, String> more, String lines) {
    Map<String, String> files = new HashMap<>(more);
    files.put("tea.flow", TEA + "\ntest \"it\" {\n" + lines.indent(2) + "}\n");
    LoadedBot loaded = Bots.of("shop", files);
    assertThat(loaded.errors()).as(loaded.problems().toString()).isZero();
    return FlowTests.run(loaded).results().getFirst();
  }

  private static void passes(String lines) {
    TestResult result = run(lines);
    assertThat(result.failure()).as(ResultText.of(result)).isEmpty();
  }

  /** The first reason why the last line fails. */
  private static String failsAtLastLine(String lines) {
    TestResult result = run(lines);
    assertThat(result.failure()).as("should fail").isPresent();
    TestFailure failure = result.failure().get();
    int last = (TEA + "\ntest \"it\" {\n" + lines.indent(2)).split("\n").length;
    assertThat(failure.line()).as(ResultText.of(result)).isEqualTo(last);
    return failure.reasons().getFirst();
  }

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
  void every_message_must_be_matched() {
    assertThat(failsAtLastLine("user \"tea\"\nbot *\nuser taps green"))
        .isEqualTo("the bot said more than the test expects before this line");
    assertThat(failsAtLastLine("user \"tea\"\nbot *\nafter 1m"))
        .isEqualTo("the bot said more than the test expects before this line");
    assertThat(failsAtLastLine("user \"tea\"\nbot *\nsilent")).isEqualTo("the bot is not silent");
    assertThat(failsAtLastLine("user \"tea\"\nbot *"))
        .isEqualTo("the test ends here, and the bot has said more");
  }

  @Test
  void no_message_is_matched_twice() {
    assertThat(failsAtLastLine("start at how_many\nbot *\nbot *"))
        .isEqualTo("the bot said nothing more");
  }

  @Test
  void kinds_texts_and_options_are_compared() {
    assertThat(failsAtLastLine("start at how_many\nbot choose"))
        .isEqualTo("the test expects a choice, and the bot sent a plain text");
    assertThat(failsAtLastLine("start at how_many\nbot \"How much?\""))
        .isEqualTo("the text differs from here: \"any cups?\"");
    assertThat(failsAtLastLine("start at how_many\nbot \"What?\""))
        .isEqualTo("the bot said something else");
    assertThat(failsAtLastLine("start at how_many\nbot \"How many cups? Two?\""))
        .isEqualTo("the text differs at its end: the test expects more");
    assertThat(failsAtLastLine("user \"tea\"\nbot *\nbot choose [black, green]"))
        .isEqualTo("the bot offered [green, black], not [black, green]");
  }

  @Test
  void states_are_compared() {
    assertThat(failsAtLastLine("start at how_many\nbot *\nended"))
        .isEqualTo("the session has not ended: it waits at `how_many/cups`");
    assertThat(failsAtLastLine("start at how_many\nbot *\nat start"))
        .isEqualTo("the session is not at `start`: it waits at `how_many/cups`");
    assertThat(failsAtLastLine("start at how_many\nbot *\nfailed"))
        .isEqualTo("the session has not failed: it waits at `how_many/cups`");
  }

  @Test
  void what_must_stand_first_fails_elsewhere() {
    assertThat(failsAtLastLine("start at how_many\nbot *\nstart at start"))
        .isEqualTo("`start` must stand before anything happens");
    assertThat(failsAtLastLine("start at how_many\nbot *\ngiven cups = 2"))
        .isEqualTo("`given cups` must stand before the session begins");
    assertThat(failsAtLastLine("bot *")).isEqualTo("the bot said nothing more");
  }

  @Test
  void an_untrue_expectation_shows_what_it_read() {
    TestResult result = run("start at how_many\nbot *\nuser \"2\"\nbot *\nexpect cups === 3");
    assertThat(result.failure().orElseThrow().reasons())
        .containsExactly("this is not true", "cups is 2");
  }

  @Test
  void variables_that_nothing_has_set_are_null() {
    passes("start at how_many\nbot *\nexpect cups === null && sure == null && kind === null");
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
