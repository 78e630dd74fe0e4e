package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.ask;
import static dev.parley.flow.engine.Authored.block;
import static dev.parley.flow.engine.Authored.bot;
import static dev.parley.flow.engine.Authored.choose;
import static dev.parley.flow.engine.Authored.end;
import static dev.parley.flow.engine.Authored.flow;
import static dev.parley.flow.engine.Authored.get;
import static dev.parley.flow.engine.Authored.go;
import static dev.parley.flow.engine.Authored.handoff;
import static dev.parley.flow.engine.Authored.keeps;
import static dev.parley.flow.engine.Authored.keyword;
import static dev.parley.flow.engine.Authored.onError;
import static dev.parley.flow.engine.Authored.onMedia;
import static dev.parley.flow.engine.Authored.option;
import static dev.parley.flow.engine.Authored.pause;
import static dev.parley.flow.engine.Authored.pauseUntil;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.set;
import static dev.parley.flow.engine.Authored.settings;
import static dev.parley.flow.engine.Authored.step;
import static dev.parley.flow.engine.Authored.timeout;
import static dev.parley.flow.engine.Authored.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.engine.Input.CallEnd;
import dev.parley.flow.engine.Input.Reason;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.Delay;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.HttpBody;
import dev.parley.flow.model.HttpHeader;
import dev.parley.flow.model.HttpMethod;
import dev.parley.flow.model.HttpRetry;
import dev.parley.flow.model.HttpRules;
import dev.parley.flow.model.Stale;
import dev.parley.flow.model.Type.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What happens while a session waits for something other than an answer. */
class MeanwhileTest {
  private static final Action ORDER =
      new Action.Http(
          HttpMethod.POST,
          "${env.API}/orders",
          Optional.of("order"),
          new HttpRules(
              List.of(new HttpHeader("Idempotency-Key", "session.id + '/' + wait.token")),
              Optional.of(new HttpBody.Json("({ size: 'L', qty: 2 })")),
              Delay.parse("8s"),
              Optional.of(new HttpRetry(2, Delay.parse("1s"))),
              Optional.of(to("trouble"))));

  private static Talk ordering() {
    Flow flow =
        flow(
            step("start", ask("name", "Name?"), ORDER, say("Order ${order.body.id}"), end()),
            step("trouble", say("Down: ${order.status} ${order.error ?? ''}"), end()));
    Talk talk = Talk.with(flow);
    return talk.knows(new Facts(Map.of(), Map.of("API", "https://x.example"), Map.of(), false))
        .says("Asha");
  }

  @Test
  void a_call_goes_out_filled_in_with_the_token_it_comes_back_with() {
    Talk talk = ordering();
    Effect.Call call = talk.effects(Effect.Call.class).getFirst();
    assertThat(call.token()).isEqualTo(talk.session().token());
    assertThat(call.call())
        .isEqualTo(
            new HttpCall(
                "POST",
                "https://x.example/orders",
                Map.of("Idempotency-Key", "ses_1/ses_1-2"),
                Optional.of(new HttpCall.Body("application/json", "{\"size\":\"L\",\"qty\":2}")),
                new HttpCall.Patience(Duration.ofSeconds(8), 3, Duration.ofSeconds(1))));
    assertThat(talk.waits()).isEqualTo("start/order");
  }

  @Test
  void an_answer_of_2xx_is_bound_with_its_body_read_as_json() {
    Talk talk = ordering().answered(201, "{\"id\":\"A1\"}");
    assertThat(talk.outcome()).isEqualTo(Outcome.RESUMED);
    assertThat(talk.bot()).containsExactly("Order A1");
    assertThat(talk.events(Event.CallEnded.class))
        .containsExactly(new Event.CallEnded("start/order", 201));
  }

  @Test
  void any_other_answer_and_none_at_all_take_the_error_target_and_are_bound_too() {
    assertThat(ordering().answered(409, "no").bot()).containsExactly("Down: 409");
    assertThat(ordering().ended(new CallEnd.Unanswered(Reason.TIMEOUT, "8 s")).bot())
        .containsExactly("Down: 0 timeout");
  }

  @Test
  void a_second_result_of_the_same_call_is_stale() {
    Flow flow = flow(step("start", get("https://a.b/c", "r"), ask("x", "X?")));
    Talk talk = Talk.with(flow);
    String token = talk.session().token();
    talk.answered(200, "1");
    String after = talk.stored();
    talk.give(new Input.CallResult(token, new CallEnd.Answered(200, Map.of(), "2")));
    assertThat(talk.outcome()).isEqualTo(Outcome.STALE);
    assertThat(talk.stored()).isEqualTo(after);
    assertThat(talk.says("x").ended()).isTrue();
    talk.give(new Input.CallResult(token, new CallEnd.Answered(200, Map.of(), "3")));
    assertThat(talk.outcome()).isEqualTo(Outcome.STALE);
  }

  @Test
  void messages_during_a_call_are_held_and_leave_the_session_as_it_is() {
    Talk talk = ordering();
    String before = talk.stored();
    assertThat(talk.says("hello?").outcome()).isEqualTo(Outcome.HELD);
    assertThat(talk.stored()).isEqualTo(before);
    assertThat(talk.turn().effects()).isEmpty();
  }

  @Test
  void a_failed_call_without_an_error_target_goes_to_on_error_with_a_code() {
    Action call = get("https://a.b/c", "r");
    Talk talk =
        Talk.with(flow(List.of(onError("e", say("${e.code} ${r.status}"))), step("s", call)));
    assertThat(talk.answered(500, "").bot()).containsExactly("FLW5309 500");
    assertThat(Talk.with(flow(step("s", call))).answered(404, "").failure()).isEqualTo("FLW5309");
  }

  @Test
  void a_call_on_behalf_of_on_error_that_fails_again_fails_the_session() {
    Action call = get("https://a.b/c", "r");
    Talk talk = Talk.with(flow(List.of(onError("e", go("s"))), step("s", call, say("ok"))));
    talk.answered(500, "");
    assertThat(talk.waits()).isEqualTo("s/r");
    assertThat(talk.answered(500, "").failure()).isEqualTo("FLW5309");
  }

  @Test
  void a_body_that_is_no_json_stays_a_text_and_an_empty_one_is_null() {
    Flow flow =
        flow(step("s", get("https://a.b", "r"), say("${typeof r.body} ${r.body === null}")));
    assertThat(Talk.with(flow).answered(200, "<p>").bot()).containsExactly("string false");
    assertThat(Talk.with(flow).answered(204, "").bot()).containsExactly("object true");
    Map<String, String> plain = Map.of("content-type", "text/plain");
    assertThat(Talk.with(flow).ended(new CallEnd.Answered(200, plain, "7")).bot())
        .containsExactly("string false");
  }

  @Test
  void an_address_that_came_out_wrong_or_a_header_with_a_line_break_is_a_fault() {
    assertThat(Talk.with(flow(step("s", get("${env.NO}/x", "r")))).failure()).isEqualTo("FLW5311");
    Action header =
        new Action.Http(
            HttpMethod.GET,
            "https://a.b",
            Optional.empty(),
            new HttpRules(
                List.of(new HttpHeader("X", "'a\\r\\nEvil: 1'")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(Talk.with(flow(step("s", header))).failure()).isEqualTo("FLW5311");
  }

  @Test
  void a_form_body_is_sent_as_fields() {
    Action form =
        new Action.Http(
            HttpMethod.POST,
            "https://a.b",
            Optional.empty(),
            new HttpRules(
                List.of(),
                Optional.of(new HttpBody.Form("({ a: 'x y', b: 2, c: null })")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    Talk talk = Talk.with(flow(step("s", form)));
    assertThat(talk.effects(Effect.Call.class).getFirst().call().body().orElseThrow())
        .isEqualTo(new HttpCall.Body("application/x-www-form-urlencoded", "a=x+y&b=2"));
    assertThat(talk.waits()).isEqualTo("s/http");
  }

  @Test
  void a_pause_ends_by_itself_and_drops_what_is_written_meanwhile() {
    Talk talk = Talk.with(flow(step("s", say("Wait"), pause("2m"), say("Done"))));
    assertThat(talk.effects(Effect.SetTimer.class).getFirst().due())
        .isEqualTo(Instant.parse("2026-01-05T04:32:00Z"));
    assertThat(talk.says("hello?").outcome()).isEqualTo(Outcome.DROPPED);
    assertThat(talk.events(Event.Dropped.class)).containsExactly(new Event.Dropped("s/pause"));
    assertThat(talk.waits()).isEqualTo("s/pause");
    assertThat(talk.after(Duration.ofMinutes(2)).wakes().outcome()).isEqualTo(Outcome.RESUMED);
    assertThat(talk.bot()).containsExactly("Done");
  }

  @Test
  void keywords_interrupt_a_pause_and_keep_returns_to_it() {
    Flow flow =
        flow(
            List.of(keyword("stop", say("Bye")), keeps("help", say("Help"))),
            step("s", pause("2m"), say("Done")));
    assertThat(Talk.with(flow).says("stop").ended()).isTrue();
    Talk talk = Talk.with(flow).after(Duration.ofMinutes(1)).says("help");
    assertThat(talk.bot()).containsExactly("Help");
    assertThat(talk.after(Duration.ofMinutes(1)).wakes().bot()).containsExactly("Done");
  }

  @Test
  void a_pause_lasts_until_a_moment_and_not_at_all_if_that_is_over() {
    Flow until = flow(step("s", pauseUntil("'2026-01-05T18:00'"), say("Evening")));
    Talk talk = Talk.with(until);
    assertThat(talk.session().wakeAt()).contains(Instant.parse("2026-01-05T12:30:00Z"));
    assertThat(Talk.with(flow(step("s", pauseUntil("'2026-01-01'"), say("Now")))).bot())
        .containsExactly("Now");
    assertThat(Talk.with(flow(step("s", pauseUntil("'soon'")))).failure()).isEqualTo("FLW5311");
  }

  @Test
  void two_pauses_of_a_step_are_two_places() {
    Talk talk = Talk.with(flow(step("s", pause("1s"), say("a"), pause("1s"), say("b"))));
    assertThat(talk.waits()).isEqualTo("s/pause");
    assertThat(talk.after(Duration.ofSeconds(1)).wakes().waits()).isEqualTo("s/pause.2");
    assertThat(talk.after(Duration.ofSeconds(1)).wakes().bot()).containsExactly("b");
  }

  @Test
  void after_a_handoff_everything_goes_to_the_agent_until_the_handback() {
    Flow flow =
        flow(
            List.of(keyword("stop", say("Bye"))),
            step("s", ask("name", "Name?"), handoff("sales", block(say("Hello again"))), say("x")));
    Talk talk = Talk.with(flow).says("Asha");
    assertThat(talk.effects(Effect.Handoff.class))
        .containsExactly(
            new Effect.Handoff(
                "ses_1.2.0", talk.session().token(), "sales", Optional.of("Note for Asha")));
    String before = talk.stored();
    assertThat(talk.says("stop").outcome()).isEqualTo(Outcome.WITH_AGENT);
    assertThat(talk.stored()).isEqualTo(before);
    assertThat(talk.handedBack().bot()).containsExactly("Hello again", "x");
  }

  @Test
  void without_resume_the_handback_goes_on_with_the_next_statement() {
    assertThat(Talk.with(flow(step("s", handoff("sales"), say("next")))).handedBack().bot())
        .containsExactly("next");
  }

  @Test
  void while_a_person_talks_timers_and_expiry_stand_still() {
    Flow flow =
        flow(
            "main",
            settings("1h", Stale.REPROMPT),
            List.of(),
            List.of(),
            step("s", ask("a", "A?"), handoff("sales"), ask("b", "B?")));
    Talk talk = Talk.with(flow);
    talk.after(Duration.ofMinutes(10)).says("x");
    assertThat(talk.effects(Effect.ClearTimer.class)).hasSize(1);
    assertThat(talk.session().wakeAt()).isEmpty();
    String token = talk.session().token();
    assertThat(talk.after(Duration.ofDays(3)).wakes().outcome()).isEqualTo(Outcome.STALE);
    talk.handedBack();
    assertThat(talk.session().wakeAt()).contains(Instant.parse("2026-01-08T05:40:00Z"));
    talk.give(new Input.Handback(token));
    assertThat(talk.outcome()).isEqualTo(Outcome.STALE);
  }

  @Test
  void a_timeout_due_at_the_same_instant_as_the_expiry_wins() {
    Flow flow =
        flow(
            "main",
            settings("1h", Stale.REPROMPT),
            List.of(),
            List.of(),
            step(
                "s",
                ask("a", Kind.TEXT, "A?", AnswerRules.none(), timeout("60m", block(say("Late"))))));
    Talk talk = Talk.with(flow).after(Duration.ofHours(1)).wakes();
    assertThat(talk.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(talk.bot()).containsExactly("Late");
    Talk earlier = Talk.with(flow).after(Duration.ofHours(2)).wakes();
    assertThat(earlier.outcome()).isEqualTo(Outcome.TIMED_OUT);
  }

  @Test
  void a_file_that_no_question_asked_for_runs_on_media_and_returns_to_the_question() {
    Flow flow =
        flow(
            List.of(onMedia(say("No ${input.type}s, please"))),
            step(
                "s", ask("name", "Name?"), ask("photo", Kind.IMAGE, "Photo?"), say("${photo.id}")));
    Talk talk = Talk.with(flow);
    assertThat(talk.sends("image").bot()).containsExactly("No images, please", "Name?");
    assertThat(talk.outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(talk.says("Asha").sends("video").bot())
        .containsExactly("No videos, please", "Photo?");
    assertThat(talk.sends("image").bot()).containsExactly("m1");
  }

  @Test
  void the_host_may_cancel_whatever_the_session_waits_for() {
    for (Action waiting : List.of(pause("1h"), handoff("sales"), get("https://a.b", "r"))) {
      Talk talk = Talk.with(flow(step("s", waiting))).give(new Input.Cancel("by hand"));
      assertThat(talk.outcome()).isEqualTo(Outcome.CANCELLED);
      assertThat(talk.ended()).isTrue();
    }
  }

  @Test
  void a_tap_of_a_question_before_the_pause_is_dropped_like_any_message() {
    Flow flow = flow(step("s", choose("o", "?", option("a", "A"), option("b", "B")), pause("1h")));
    Talk talk = Talk.with(bot(List.of(), flow)).taps("a").taps("b");
    assertThat(talk.outcome()).isEqualTo(Outcome.DROPPED);
  }

  @Test
  void set_works_between_waits_of_every_kind() {
    Flow flow =
        flow(step("s", set("n", "1"), get("https://a.b", "r"), set("n", "n + 1"), say("${n}")));
    assertThat(Talk.with(flow).answered(200, "").bot()).containsExactly("2");
  }
}
