package dev.parley.dsl.test;

import static dev.parley.dsl.test.TeaShop.failsAtLastLine;
import static dev.parley.dsl.test.TeaShop.passes;
import static dev.parley.dsl.test.TeaShop.run;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How what a bot said is compared with what a test expects. */
class ComparedTest {
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
}
