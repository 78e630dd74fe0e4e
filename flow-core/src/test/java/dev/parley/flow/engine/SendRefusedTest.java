package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.ask;
import static dev.parley.flow.engine.Authored.bot;
import static dev.parley.flow.engine.Authored.end;
import static dev.parley.flow.engine.Authored.flow;
import static dev.parley.flow.engine.Authored.get;
import static dev.parley.flow.engine.Authored.go;
import static dev.parley.flow.engine.Authored.handoff;
import static dev.parley.flow.engine.Authored.named;
import static dev.parley.flow.engine.Authored.onError;
import static dev.parley.flow.engine.Authored.pause;
import static dev.parley.flow.engine.Authored.run;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.engine.Input.Refusal;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a session when a message of its flow could not be sent. */
class SendRefusedTest {
  private static final Handler SORRY = onError("e", say("${e.code} in ${e.step}: ${e.message}"));

  private static Flow asking(Handler... handlers) {
    return flow(
        List.of(handlers), step("start", say("Hi"), ask("name", "Name?"), ask("city", "City?")));
  }

  private static Flow notice(Handler... handlers) {
    return flow(List.of(handlers), step("start", say("Your parcel is here"), end()));
  }

  @ParameterizedTest
  @CsvSource({"WINDOW, FLW5312", "LIMITS, FLW5313", "UNDELIVERABLE, FLW5314", "CONSENT, FLW5315"})
  void on_error_takes_it_at_the_question_that_the_message_led_to(Refusal why, String code) {
    Talk talk = Talk.with(asking(SORRY));
    String effect = talk.effects(Effect.Send.class).getFirst().id();
    talk.refused(why);
    assertThat(talk.outcome()).isEqualTo(Outcome.UNSENT);
    assertThat(talk.bot()).containsExactly(code + " in start: it cannot be sent");
    assertThat(talk.events(Event.SendRefused.class))
        .containsExactly(new Event.SendRefused(effect, why, "it cannot be sent"));
    assertThat(talk.events(Event.Faulted.class)).hasSize(1);
    assertThat(talk.ended()).isTrue();
  }

  @Test
  void of_several_refused_messages_of_a_turn_the_first_one_tells() {
    Talk talk =
        Talk.with(flow(List.of(SORRY), step("start", say("One"), say("Two"), ask("n", "N?"))));
    Input second = talk.refusal(Refusal.UNDELIVERABLE);
    talk.refused(Refusal.UNDELIVERABLE);
    assertThat(talk.bot()).hasSize(1);
    talk.give(second);
    assertThat(talk.outcome()).isEqualTo(Outcome.STALE);
    assertThat(talk.bot()).isEmpty();
  }

  @Test
  void a_message_of_an_earlier_question_changes_nothing_and_an_event_says_so() {
    Talk talk = Talk.with(asking(SORRY));
    Input.SendRefused late = talk.refusal(Refusal.UNDELIVERABLE);
    talk.says("Asha");
    String before = talk.stored();
    talk.give(late);
    assertThat(talk.outcome()).isEqualTo(Outcome.STALE);
    assertThat(talk.events(Event.StaleInput.class))
        .containsExactly(new Event.StaleInput(late.token()));
    assertThat(talk.stored()).isEqualTo(before);
    assertThat(talk.waits()).isEqualTo("start/city");
  }

  @Test
  void without_on_error_the_conversation_goes_on_and_an_event_says_so() {
    Talk talk = Talk.with(asking());
    String before = talk.stored();
    talk.refused(Refusal.LIMITS);
    assertThat(talk.outcome()).isEqualTo(Outcome.UNHEARD);
    assertThat(talk.events(Event.SendRefused.class)).hasSize(1);
    assertThat(talk.stored()).isEqualTo(before);
    assertThat(talk.says("Asha").outcome()).isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void the_last_message_of_a_flow_still_finds_its_on_error() {
    Talk talk = Talk.with(notice(onError("e", say("By post, then"), ask("street", "Where to?"))));
    assertThat(talk.ended()).isTrue();
    talk.refused(Refusal.UNDELIVERABLE);
    assertThat(talk.bot()).containsExactly("By post, then", "Where to?");
    assertThat(talk.waits()).isEqualTo("on:error/street");
    assertThat(talk.session().expires()).isPresent();
    assertThat(talk.effects(Effect.SetTimer.class)).hasSize(1);
    assertThat(talk.says("Main St").ended()).isTrue();
  }

  @Test
  void a_flow_that_is_over_and_has_no_on_error_stays_over() {
    Talk talk = Talk.with(notice());
    String before = talk.stored();
    assertThat(talk.refused(Refusal.WINDOW).outcome()).isEqualTo(Outcome.UNHEARD);
    assertThat(talk.stored()).isEqualTo(before);
  }

  @Test
  void what_on_error_says_and_cannot_send_either_is_the_second_fault() {
    Talk talk =
        Talk.with(
            flow(
                List.of(onError("e", say("Sorry"), go("start"))),
                step("start", say("Hi"), ask("name", "Name?"))));
    talk.refused(Refusal.UNDELIVERABLE);
    assertThat(talk.waits()).isEqualTo("start/name");
    talk.refused(Refusal.UNDELIVERABLE);
    assertThat(talk.failure()).isEqualTo("FLW5314");
    assertThat(talk.bot()).isEmpty();
  }

  @Test
  void after_an_answer_on_error_hears_of_messages_again() {
    Talk talk =
        Talk.with(
            flow(
                List.of(onError("e", say("Sorry"), go("start"))),
                step("start", ask("name", "Name?"), ask("city", "City?"))));
    talk.refused(Refusal.UNDELIVERABLE).says("Asha").refused(Refusal.UNDELIVERABLE);
    assertThat(talk.outcome()).isEqualTo(Outcome.UNSENT);
    assertThat(talk.bot()).containsExactly("Sorry", "Name?");
  }

  @Test
  void a_farewell_of_on_error_that_is_refused_is_stale() {
    Talk talk = Talk.with(notice(SORRY));
    talk.refused(Refusal.WINDOW);
    assertThat(talk.ended()).isTrue();
    assertThat(talk.refused(Refusal.WINDOW).outcome()).isEqualTo(Outcome.STALE);
    assertThat(talk.ended()).isTrue();
  }

  @Test
  void a_pause_is_broken_off() {
    Talk talk =
        Talk.with(flow(List.of(SORRY), step("start", say("Wait"), pause("1h"), say("Here"))));
    talk.refused(Refusal.UNDELIVERABLE);
    assertThat(talk.bot()).containsExactly("FLW5314 in start: it cannot be sent");
    assertThat(talk.effects(Effect.ClearTimer.class)).hasSize(1);
  }

  @Test
  void a_flow_that_calls_and_a_person_who_answers_are_not_disturbed() {
    for (Action busy : List.of(get("https://a.b", "r"), handoff("sales"))) {
      Talk talk = Talk.with(flow(List.of(SORRY), step("start", say("Wait"), busy, say("Here"))));
      String before = talk.stored();
      talk.refused(Refusal.UNDELIVERABLE);
      assertThat(talk.outcome()).isEqualTo(Outcome.STALE);
      assertThat(talk.stored()).isEqualTo(before);
    }
  }

  @Test
  void the_callers_on_error_takes_what_its_subflow_could_not_say() {
    Flow sub = named("sub", step("s", ask("x", "X?")));
    Flow main = named("main", List.of(SORRY), step("start", run("sub"), say("Back")));
    Talk talk = Talk.with(bot(List.of(), main, sub));
    assertThat(talk.flows()).containsExactly("main", "sub");
    talk.refused(Refusal.LIMITS);
    assertThat(talk.bot()).containsExactly("FLW5313 in s: it cannot be sent");
    assertThat(talk.flows()).containsExactly("main");
  }

  @Test
  void the_bots_on_error_takes_what_no_flow_does() {
    Talk talk = Talk.with(bot(List.of(SORRY), asking()));
    talk.refused(Refusal.LIMITS);
    assertThat(talk.outcome()).isEqualTo(Outcome.UNSENT);
    assertThat(talk.bot()).containsExactly("FLW5313 in start: it cannot be sent");
  }

  @Test
  void it_is_for_the_release_that_said_the_message() {
    Talk talk = Talk.with(Authored.latest(List.of(SORRY), step("start", ask("name", "Name?"))));
    talk.published(Authored.latest(step("start", ask("name", "Your name?"))));
    talk.refused(Refusal.WINDOW);
    assertThat(talk.outcome()).isEqualTo(Outcome.UNSENT);
    assertThat(talk.session().release()).isEqualTo("r1");
  }
}
