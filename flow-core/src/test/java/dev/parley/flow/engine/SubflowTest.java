package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.ask;
import static dev.parley.flow.engine.Authored.bot;
import static dev.parley.flow.engine.Authored.end;
import static dev.parley.flow.engine.Authored.flow;
import static dev.parley.flow.engine.Authored.go;
import static dev.parley.flow.engine.Authored.keeps;
import static dev.parley.flow.engine.Authored.keyword;
import static dev.parley.flow.engine.Authored.named;
import static dev.parley.flow.engine.Authored.onError;
import static dev.parley.flow.engine.Authored.onExpire;
import static dev.parley.flow.engine.Authored.run;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.set;
import static dev.parley.flow.engine.Authored.step;
import static dev.parley.flow.engine.Authored.variable;
import static dev.parley.flow.engine.Authored.when;
import static dev.parley.flow.engine.Authored.withParams;
import static dev.parley.flow.engine.Authored.withResults;
import static dev.parley.flow.engine.Authored.withVariables;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubflowTest {
  private static Flow caller(Handler... handlers) {
    return withVariables(
        flow(
            Arrays.asList(handlers),
            step("start", run("survey"), say("Back, ${x ?? 'nothing'}")),
            step("menu", say("The menu"), end())),
        variable("x"));
  }

  private static Flow survey(Handler... handlers) {
    return named("survey", Arrays.asList(handlers), step("ask", ask("score", "Score?")));
  }

  @Test
  void run_gives_parameters_and_binds_results_and_missing_ones_are_null() {
    Flow main =
        flow(
            step(
                "start",
                set("order", "'A1'"),
                run("survey", Map.of("id", "order"), "got"),
                say("${got.score} of ${got.id}, ${got.why === null}")));
    Flow survey =
        withResults(
            withParams(
                named(
                    "survey",
                    step("ask", ask("mark", "How was ${id}?"), end("score", "mark + '!'"))),
                variable("id")),
            "score",
            "why");
    Talk talk = Talk.with(bot(List.of(), main, survey));
    assertThat(talk.bot()).containsExactly("How was A1?");
    assertThat(talk.flows()).containsExactly("main", "survey");
    assertThat(talk.says("good").bot()).containsExactly("good! of , true");
    assertThat(talk.ended()).isTrue();
    Map<String, Object> bound = new HashMap<>();
    bound.put("score", "good!");
    bound.put("why", null);
    assertThat(talk.value("got")).isEqualTo(bound);
    assertThat(talk.turn().events())
        .contains(new Event.FlowLeft("survey"))
        .doesNotContain(new Event.FlowEntered("survey"));
  }

  @Test
  void a_result_that_was_set_as_a_variable_needs_not_be_given_again() {
    Flow survey = withResults(named("survey", step("s", set("score", "7"))), "score");
    Flow main = flow(step("start", run("survey", Map.of(), "got"), say("${got.score}")));
    assertThat(Talk.with(bot(List.of(), main, survey)).bot()).containsExactly("7");
    assertThat(Talk.with(bot(List.of(), survey)).results())
        .containsExactly(Map.entry("score", 7.0));
  }

  @Test
  void each_flow_has_variables_of_its_own() {
    Flow main = flow(step("start", set("n", "1"), run("other"), say("${n}")));
    Flow other = named("other", step("s", say("${n ?? 'unset'}"), set("n", "2")));
    assertThat(Talk.with(bot(List.of(), main, other)).bot()).containsExactly("unset", "1");
  }

  @Test
  void a_flow_may_run_itself_until_the_limit_of_depth() {
    Flow countdown =
        withParams(
            named(
                "count",
                step(
                    "s",
                    say("${n}"),
                    when("n > 1", List.of(run("count", Map.of("n", "n - 1"), "r")), List.of()))),
            variable("n"));
    Flow main = flow(step("start", run("count", Map.of("n", "3"), "r"), say("done")));
    assertThat(Talk.with(bot(List.of(), main, countdown)).bot())
        .containsExactly("3", "2", "1", "done");
    Flow endless = flow(step("start", run("main")));
    Limits limits = new Limits(1_000, 5, 1_000_000, 4_000_000, 4_096, 65_536);
    Talk talk = Talk.with(bot(List.of(), endless), limits);
    assertThat(talk.failure()).isEqualTo("FLW5310");
    assertThat(talk.flows()).containsExactly("main");
  }

  @Test
  void a_fault_goes_to_the_subflows_own_on_error_then_to_its_callers_then_to_the_bots() {
    Flow broken = named("survey", step("s", set("y", "null.x")));
    Flow careful = named("survey", List.of(onError("e", say("Own"))), broken.steps().getFirst());
    Handler callers = onError("e", say("Caller: ${e.step}"));
    Handler bots = onError("e", say("Bot: ${e.code}"));
    assertThat(Talk.with(bot(List.of(bots), caller(callers), careful)).bot())
        .containsExactly("Own", "Back, nothing");
    Talk called = Talk.with(bot(List.of(bots), caller(callers), broken));
    assertThat(called.bot()).containsExactly("Caller: s");
    assertThat(called.ended()).isTrue();
    assertThat(Talk.with(bot(List.of(bots), caller(), broken)).bot())
        .containsExactly("Bot: FLW5201");
    Talk nobody = Talk.with(bot(List.of(), caller(), broken));
    assertThat(nobody.failure()).isEqualTo("FLW5201");
    assertThat(nobody.flows()).containsExactly("main");
  }

  @Test
  void keywords_go_by_flow_then_caller_then_bot() {
    Handler bots = keyword("menu", say("Bot's"));
    Handler callers = keyword("menu", say("Caller's"));
    Handler own = keyword("menu", say("Own"));
    assertThat(Talk.with(bot(List.of(bots), caller(callers), survey(own))).says("menu").bot())
        .containsExactly("Own");
    assertThat(Talk.with(bot(List.of(bots), caller(callers), survey())).says("menu").bot())
        .containsExactly("Caller's");
    assertThat(Talk.with(bot(List.of(bots), caller(), survey())).says("menu").bot())
        .containsExactly("Bot's");
  }

  @Test
  void a_callers_keyword_pops_the_frames_down_to_it() {
    Talk talk =
        Talk.with(bot(List.of(), caller(keyword("menu", set("x", "1"), go("menu"))), survey()));
    talk.says("menu");
    assertThat(talk.bot()).containsExactly("The menu");
    assertThat(talk.ended()).isTrue();
    assertThat(talk.value("x")).isEqualTo(1.0);
  }

  @Test
  void a_keyword_block_that_does_not_leave_ends_the_session_and_not_only_the_subflow() {
    Talk talk = Talk.with(bot(List.of(), caller(), survey(keyword("stop", say("Bye")))));
    assertThat(talk.says("stop").bot()).containsExactly("Bye");
    assertThat(talk.ended()).isTrue();
  }

  @Test
  void end_in_a_subflows_keyword_block_returns_to_the_caller() {
    Talk talk = Talk.with(bot(List.of(), caller(), survey(keyword("skip", end()))));
    assertThat(talk.says("skip").bot()).containsExactly("Back, nothing");
  }

  @Test
  void a_callers_keyword_with_keep_works_on_the_callers_variables_and_returns_to_the_question() {
    Handler help = keeps("help", set("x", "'helped'"), say("Help"));
    Talk talk = Talk.with(bot(List.of(), caller(help), survey()));
    String token = talk.session().token();
    assertThat(talk.says("help").bot()).containsExactly("Help", "Score?");
    assertThat(talk.session().token()).isEqualTo(token);
    assertThat(talk.flows()).containsExactly("main", "survey");
    assertThat(talk.says("5").bot()).containsExactly("Back, helped");
  }

  @Test
  void a_handler_with_keep_may_ask_something_itself_before_it_returns() {
    Handler help = keeps("help", ask("topic", "About what?"), set("x", "topic"), say("Read: ${x}"));
    Talk talk = Talk.with(bot(List.of(), caller(help), survey()));
    assertThat(talk.says("help").bot()).containsExactly("About what?");
    assertThat(talk.waits()).isEqualTo("on:help/topic");
    String asked = talk.session().token();
    assertThat(talk.says("prices").bot()).containsExactly("Read: prices", "Score?");
    assertThat(talk.session().token()).isNotEqualTo(asked);
    assertThat(talk.flows()).containsExactly("main", "survey");
    assertThat(talk.says("5").bot()).containsExactly("Back, prices");
  }

  @Test
  void a_handler_interrupted_by_another_gives_up_its_place_so_that_sessions_stay_small() {
    Handler help = keeps("help", ask("topic", "About what?"));
    Talk talk = Talk.with(bot(List.of(), caller(help), survey()));
    for (int i = 0; i < 30; i++) {
      talk.says("help");
    }
    assertThat(talk.session().frames()).hasSize(3);
    assertThat(talk.says("prices").bot()).containsExactly("Score?");
    assertThat(talk.says("5").bot()).containsExactly("Back, nothing");
  }

  @Test
  void a_handler_with_keep_that_goes_to_a_step_leaves_all_above_its_flow() {
    Handler help = keeps("help", ask("topic", "About what?"), set("x", "topic"), go("menu"));
    Talk talk = Talk.with(bot(List.of(), caller(help), survey())).says("help").says("prices");
    assertThat(talk.bot()).containsExactly("The menu");
    assertThat(talk.ended()).isTrue();
    assertThat(talk.value("x")).isEqualTo("prices");
  }

  @Test
  void a_fault_in_a_handler_is_a_fault_of_its_flow() {
    Handler help = keeps("help", ask("topic", "About what?"), set("x", "null.y"));
    Handler onError = onError("e", say("Sorry, ${topic}"));
    Talk talk = Talk.with(bot(List.of(), caller(help, onError), survey()));
    assertThat(talk.says("help").says("prices").bot()).containsExactly("Sorry, prices");
    assertThat(talk.ended()).isTrue();
  }

  @Test
  void a_bots_handler_works_in_any_flow() {
    Talk talk = Talk.with(bot(List.of(keeps("help", say("Help"))), caller(), survey()));
    assertThat(talk.says("help").bot()).containsExactly("Help", "Score?");
    assertThat(talk.waits()).isEqualTo("ask/score");
  }

  @Test
  void expiry_is_the_root_flows_and_runs_the_nearest_handler_of_it() {
    Talk own = Talk.with(bot(List.of(), caller(), survey(onExpire(say("Own")))));
    assertThat(own.after(Duration.ofHours(24)).wakes().bot()).containsExactly("Own");
    assertThat(own.ended()).isTrue();
    Talk callers = Talk.with(bot(List.of(), caller(onExpire(say("Caller's"))), survey()));
    assertThat(callers.after(Duration.ofHours(24)).wakes().bot()).containsExactly("Caller's");
    Talk bots = Talk.with(bot(List.of(onExpire(say("Bot's"))), caller(), survey()));
    assertThat(bots.after(Duration.ofHours(24)).wakes().bot()).containsExactly("Bot's");
    Talk none = Talk.with(bot(List.of(), caller(), survey())).after(Duration.ofHours(24)).wakes();
    assertThat(none.outcome()).isEqualTo(Outcome.EXPIRED);
    assertThat(none.ended()).isTrue();
  }

  @Test
  void first_values_of_a_subflow_may_use_its_parameters() {
    Flow sub =
        withParams(
            withVariables(named("sub", step("s", say("${twice}"))), variable("twice", "n * 2")),
            variable("n"));
    Flow main = flow(step("start", run("sub", Map.of("n", "21"), "r")));
    assertThat(Talk.with(bot(List.of(), main, sub)).bot()).containsExactly("42");
  }
}
