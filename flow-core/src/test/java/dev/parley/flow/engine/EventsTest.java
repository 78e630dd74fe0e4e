package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.ask;
import static dev.parley.flow.engine.Authored.block;
import static dev.parley.flow.engine.Authored.bot;
import static dev.parley.flow.engine.Authored.choose;
import static dev.parley.flow.engine.Authored.end;
import static dev.parley.flow.engine.Authored.flow;
import static dev.parley.flow.engine.Authored.go;
import static dev.parley.flow.engine.Authored.keeps;
import static dev.parley.flow.engine.Authored.keyword;
import static dev.parley.flow.engine.Authored.named;
import static dev.parley.flow.engine.Authored.onError;
import static dev.parley.flow.engine.Authored.onExpire;
import static dev.parley.flow.engine.Authored.option;
import static dev.parley.flow.engine.Authored.pause;
import static dev.parley.flow.engine.Authored.run;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.set;
import static dev.parley.flow.engine.Authored.settings;
import static dev.parley.flow.engine.Authored.step;
import static dev.parley.flow.engine.Authored.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Stale;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a host is told of each turn, event by event. */
class EventsTest {
  @Test
  void a_start_tells_of_steps_variables_and_where_it_waits() {
    Talk talk =
        Talk.with(
            flow(
                step("s", set("n", "2"), set("contact.city", "'Pune'"), go("t")),
                step("t", set("session.tier", "'gold'"), ask("a", "?"))));
    assertThat(talk.turn().events())
        .containsExactly(
            new Event.Started("main"),
            new Event.StepEntered("main", "s"),
            new Event.VariableSet("n", 2.0),
            new Event.VariableSet("contact.city", "Pune"),
            new Event.StepEntered("main", "t"),
            new Event.VariableSet("session.tier", "gold"),
            new Event.WaitEntered("t/a"));
  }

  @Test
  void a_subflow_is_entered_and_left() {
    Talk talk =
        Talk.with(
            bot(
                List.of(),
                flow(step("s", run("inner"), ask("b", "B?"))),
                named("inner", step("s", ask("a", "A?")))));
    assertThat(talk.says("x").turn().events())
        .containsExactly(
            new Event.Answered("s/a", "x"),
            new Event.VariableSet("a", "x"),
            new Event.FlowLeft("inner"),
            new Event.WaitEntered("s/b"));
  }

  @Test
  void a_fault_is_told_with_its_place_before_its_handler_runs() {
    Talk talk =
        Talk.with(
            flow(
                List.of(onError("e", say("${e.step}"), end())),
                step("s", set("x", "null.y"), end())));
    assertThat(talk.bot()).containsExactly("s");
    assertThat(talk.events(Event.Faulted.class)).hasSize(1);
    assertThat(talk.events(Event.Faulted.class).getFirst().fault().step()).isEqualTo("s");
    assertThat(talk.events(Event.Ended.class)).hasSize(1);
  }

  @Test
  void a_cancelled_session_ends_from_whatever_depth_and_says_why() {
    Talk talk =
        Talk.with(
            bot(
                List.of(),
                flow(step("s", run("inner"), say("Not said"))),
                named("inner", step("s", ask("a", "A?")))));
    talk.give(new Input.Cancel("blocked"));
    assertThat(talk.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(talk.turn().events()).contains(new Event.Cancelled("blocked"), new Event.Ended());
    assertThat(talk.bot()).isEmpty();
    assertThat(talk.ended()).isTrue();
    assertThat(talk.flows()).containsExactly("main");
  }

  @Test
  void a_session_that_expires_in_a_subflow_runs_the_handler_of_its_caller() {
    Flow outer =
        flow(
            "main",
            settings("1h", Stale.REPROMPT),
            List.of(),
            List.of(onExpire(say("Bye ${n}"), end())),
            step("s", set("n", "7"), run("inner")));
    Talk talk = Talk.with(bot(List.of(), outer, named("inner", step("s", ask("a", "A?")))));
    talk.after(Duration.ofHours(1)).wakes();
    assertThat(talk.outcome()).isEqualTo(Outcome.EXPIRED);
    assertThat(talk.events(Event.Expired.class)).hasSize(1);
    assertThat(talk.bot()).containsExactly("Bye 7");
    assertThat(talk.flows()).containsExactly("main");
  }

  @Test
  void a_handler_that_talks_after_expiry_gives_the_session_another_span() {
    Flow flow =
        flow(
            "main",
            settings("1h", Stale.REPROMPT),
            List.of(),
            List.of(onExpire(go("again"))),
            step("s", ask("a", "A?")),
            step("again", ask("b", "Still there?")));
    Talk talk = Talk.with(flow).after(Duration.ofHours(1)).wakes();
    assertThat(talk.bot()).containsExactly("Still there?");
    assertThat(talk.after(Duration.ofMinutes(59)).says("yes").ended()).isTrue();
  }

  @Test
  void a_message_during_a_pause_is_dropped_with_an_event_and_changes_nothing_else() {
    Talk talk =
        Talk.with(
            flow(List.of(keyword("stop", say("Bye"), end())), step("s", pause("1h"), say("On"))));
    assertThat(talk.says("hello?").outcome()).isEqualTo(Outcome.DROPPED);
    assertThat(talk.turn().events()).containsExactly(new Event.Dropped("s/pause"));
    assertThat(talk.bot()).isEmpty();
    assertThat(talk.waits()).isEqualTo("s/pause");
    assertThat(talk.says("stop").bot()).containsExactly("Bye");
  }

  @Test
  void a_stale_tap_is_told_with_its_token() {
    Talk talk =
        Talk.with(
            flow(
                step(
                    "s",
                    choose("a", "First?", option("yes", "Yes")),
                    choose("b", "Second?", option("no", "No")))));
    String token = talk.session().token();
    talk.taps("yes").tapsOldest("yes");
    assertThat(talk.turn().events()).containsExactly(new Event.StaleInput(token));
    assertThat(talk.waits()).isEqualTo("s/b");
  }

  @Test
  void an_accepted_stale_tap_leaves_the_subflow_and_the_handler_it_was_made_in() {
    Flow outer =
        flow(
            "main",
            settings("1h", Stale.ACCEPT),
            List.of(),
            List.of(keeps("help", ask("h", "What about?"))),
            step(
                "s",
                choose(
                    "a", "First?", option("yes", "Yes", to("t")), option("no", "No", to("out")))),
            step("t", run("inner")),
            step("out", say("Out after ${a}"), end()));
    Flow inner =
        flow(
            "inner",
            settings("1h", Stale.ACCEPT),
            List.of(),
            List.of(),
            step("s", ask("q", "Inner?")));
    Talk talk = Talk.with(bot(List.of(), outer, inner)).taps("yes").says("help").tapsOldest("no");
    assertThat(talk.bot()).containsExactly("Out after no");
    assertThat(talk.ended()).isTrue();
    assertThat(talk.flows()).containsExactly("main");
  }

  @Test
  void an_accepted_stale_tap_on_an_option_without_a_target_asks_the_present_question_again() {
    Flow flow =
        flow(
            "main",
            settings("1h", Stale.ACCEPT),
            List.of(),
            List.of(),
            step(
                "s",
                choose("a", "First?", option("yes", "Yes"), option("in", "In", block(say("In")))),
                ask("b", "Second?")));
    Talk talk = Talk.with(flow).taps("yes").tapsOldest("yes");
    assertThat(talk.bot()).containsExactly("Second?");
    assertThat(talk.value("a")).isEqualTo("yes");
  }
}
