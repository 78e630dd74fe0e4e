package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.ask;
import static dev.parley.flow.engine.Authored.block;
import static dev.parley.flow.engine.Authored.choose;
import static dev.parley.flow.engine.Authored.end;
import static dev.parley.flow.engine.Authored.flow;
import static dev.parley.flow.engine.Authored.go;
import static dev.parley.flow.engine.Authored.keyword;
import static dev.parley.flow.engine.Authored.option;
import static dev.parley.flow.engine.Authored.optionWhen;
import static dev.parley.flow.engine.Authored.retry;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.set;
import static dev.parley.flow.engine.Authored.settings;
import static dev.parley.flow.engine.Authored.step;
import static dev.parley.flow.engine.Authored.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.Stale;
import dev.parley.flow.model.WaitRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChooseTest {
  private static Flow sizes() {
    return flow(
        step(
            "start",
            choose("size", "Which?", option("small", "Small"), option("large", "Large")),
            say("You took ${size}")));
  }

  @Test
  void few_options_are_buttons_and_a_tap_stores_the_id() {
    Talk talk = Talk.with(sizes());
    assertThat(talk.turn().messages().getFirst()).isInstanceOf(Message.Buttons.class);
    assertThat(talk.taps("large").bot()).containsExactly("You took large");
  }

  @Test
  void words_match_title_then_number_then_a_unique_prefix() {
    assertThat(Talk.with(sizes()).says("LARGE ").value("size")).isEqualTo("large");
    assertThat(Talk.with(sizes()).says("1").value("size")).isEqualTo("small");
    assertThat(Talk.with(sizes()).says("२").value("size")).isEqualTo("large");
    assertThat(Talk.with(sizes()).says("sm").value("size")).isEqualTo("small");
    assertThat(Talk.with(sizes()).says("s").outcome()).isEqualTo(Outcome.NOT_ACCEPTED);
    assertThat(Talk.with(sizes()).says("3").outcome()).isEqualTo(Outcome.NOT_ACCEPTED);
  }

  @Test
  void four_options_are_a_list_and_eleven_a_fault() {
    Option[] four =
        IntStream.rangeClosed(1, 4)
            .mapToObj(i -> option("o" + i, "Option " + i))
            .toArray(Option[]::new);
    Option[] eleven =
        IntStream.rangeClosed(1, 11)
            .mapToObj(i -> option("o" + i, "Option " + i))
            .toArray(Option[]::new);
    assertThat(Talk.with(flow(step("start", choose("o", "Which?", four)))).turn().messages())
        .hasExactlyElementsOfTypes(Message.Menu.class);
    assertThat(Talk.with(flow(step("start", choose("o", "Which?", eleven)))).failure())
        .isEqualTo("FLW5304");
  }

  @Test
  void an_option_whose_condition_is_false_is_not_offered_nor_taken() {
    Talk talk =
        Talk.with(
            flow(
                step(
                    "start",
                    set("open", "false"),
                    choose("o", "?", option("a", "Apple"), optionWhen("b", "Berry", "open")))));
    assertThat(((Message.Buttons) talk.turn().messages().getFirst()).choices()).hasSize(1);
    assertThat(talk.says("Berry").outcome()).isEqualTo(Outcome.NOT_ACCEPTED);
    assertThat(talk.says("Apple").value("o")).isEqualTo("a");
  }

  @Test
  void without_other_the_prompt_is_said_again_three_times_at_most() {
    Talk talk = Talk.with(sizes());
    for (int i = 0; i < 3; i++) {
      assertThat(talk.says("pizza").bot()).containsExactly("Which?");
    }
    assertThat(talk.says("pizza").failure()).isEqualTo("FLW5302");
  }

  @Test
  void other_runs_its_block_and_waits_on_until_its_retry() {
    Talk talk =
        Talk.with(
            flow(
                step(
                    "start",
                    choose(
                        "size",
                        "Which?",
                        Optional.of(
                            block(say("Please tap"), new Action.CountRetry(retry(2, "agent")))),
                        WaitRules.none(),
                        option("a", "A"))),
                step("agent", say("A person"), end())));
    String token = talk.session().token();
    assertThat(talk.says("hm").bot()).containsExactly("Please tap");
    assertThat(talk.session().token()).isEqualTo(token);
    assertThat(talk.says("hm").bot()).containsExactly("A person");
  }

  @Test
  void issue_pain_16_a_tap_on_an_earlier_question_is_not_an_answer_to_the_current_one() {
    Flow twoQuestions =
        flow(
            step(
                "start",
                choose("a", "First?", option("yes", "Yes"), option("no", "No")),
                choose("b", "Second?", option("yes", "Yes"), option("no", "No"))));
    Talk talk = Talk.with(twoQuestions);
    talk.taps("yes").tapsOldest("no");
    assertThat(talk.outcome()).isEqualTo(Outcome.STALE);
    assertThat(talk.value("a")).isEqualTo("yes");
    assertThat(talk.value("b")).isNull();
    assertThat(talk.bot()).containsExactly("Second?");
  }

  @Test
  void an_accepted_stale_tap_follows_its_own_target_and_an_ignored_one_does_nothing() {
    Action question =
        choose("a", "First?", option("yes", "Yes", to("two")), option("no", "No", to("out")));
    for (Stale policy : List.of(Stale.ACCEPT, Stale.IGNORE)) {
      Flow flow =
          flow(
              "main",
              settings("1h", policy),
              List.of(),
              List.of(),
              step("start", question),
              step("two", ask("b", "Second?"), end()),
              step("out", say("Out"), end()));
      Talk talk = Talk.with(flow).taps("yes").tapsOldest("no");
      assertThat(talk.outcome()).isEqualTo(Outcome.STALE);
      assertThat(talk.bot()).isEqualTo(policy == Stale.ACCEPT ? List.of("Out") : List.of());
      assertThat(talk.ended()).isEqualTo(policy == Stale.ACCEPT);
    }
  }

  @Test
  void an_option_beats_a_keyword_and_a_keyword_beats_a_prefix() {
    Flow flow =
        flow(
            List.of(
                keyword("menu", false, block(say("Interrupted"), end())),
                keyword("la", false, block(say("Keyword"), end()))),
            step("start", choose("o", "?", option("menu", "Menu"), option("large", "Large"))));
    assertThat(Talk.with(flow).says("menu").value("o")).isEqualTo("menu");
    assertThat(Talk.with(flow).says("la").bot()).containsExactly("Keyword");
  }

  @Test
  void issue_pain_15_a_title_too_long_at_run_time_is_shortened_and_still_matches() {
    Talk talk =
        Talk.with(
            flow(
                step(
                    "start",
                    set("t", "'A very long title indeed it is'"),
                    choose("o", "?", option("x", "${t}"), option("y", "B")),
                    go("done")),
                step("done", end())));
    Message.Buttons buttons = (Message.Buttons) talk.turn().messages().getFirst();
    assertThat(buttons.choices().getFirst().title()).isEqualTo("A very long title i…");
    assertThat(talk.says("A very long title i…").value("o")).isEqualTo("x");
  }
}
