package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.ask;
import static dev.parley.flow.engine.Authored.block;
import static dev.parley.flow.engine.Authored.bot;
import static dev.parley.flow.engine.Authored.choose;
import static dev.parley.flow.engine.Authored.end;
import static dev.parley.flow.engine.Authored.flow;
import static dev.parley.flow.engine.Authored.go;
import static dev.parley.flow.engine.Authored.keyword;
import static dev.parley.flow.engine.Authored.option;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.set;
import static dev.parley.flow.engine.Authored.settings;
import static dev.parley.flow.engine.Authored.step;
import static dev.parley.flow.engine.Authored.when;
import static dev.parley.flow.engine.Authored.withParams;
import static dev.parley.flow.engine.Authored.withVariables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.FlowSettings;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Stale;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Trigger;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Variable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnTest {
  @Test
  void statements_run_in_order_and_branches_join_again() {
    Talk talk =
        Talk.with(
            flow(
                step(
                    "start",
                    set("n", "2"),
                    when("n > 1", List.of(say("many"), set("n", "n * 10")), List.of(say("one"))),
                    say("${n}"),
                    go("next"),
                    say("never")),
                step("next", say("next"))));
    assertThat(talk.bot()).containsExactly("many", "20", "next");
    assertThat(talk.ended()).isTrue();
    assertThat(talk.turn().events())
        .contains(
            new Event.Started("main"),
            new Event.StepEntered("main", "start"),
            new Event.VariableSet("n", 2.0),
            new Event.StepEntered("main", "next"),
            new Event.Ended());
  }

  @Test
  void a_write_to_the_contact_is_visible_at_once_and_an_effect() {
    Talk talk =
        Talk.with(flow(step("start", set("contact.name", "'Asha'"), say("Hi ${contact.name}"))));
    assertThat(talk.bot()).containsExactly("Hi Asha");
    assertThat(talk.turn().effects()).contains(new Effect.SetContact("ses_1.1.0", "name", "Asha"));
  }

  @Test
  void a_path_into_an_object_keeps_its_other_keys() {
    Talk talk =
        Talk.with(
            flow(
                step(
                    "start",
                    set("o", "({ a: 1 })"),
                    set("o.b", "o.a + 1"),
                    set("session.x", "o.b"),
                    say("${o.a} ${o.b} ${session.x}"))));
    assertThat(talk.bot()).containsExactly("1 2 2");
    assertThat(talk.session().variables()).containsEntry("x", 2.0);
  }

  @Test
  void first_values_are_taken_in_order_and_parameters_win() {
    Variable a = new Variable(Variable.Scope.FLOW, "a", Type.of(Type.Kind.INT), Optional.of("2"));
    Variable b =
        new Variable(Variable.Scope.FLOW, "b", Type.of(Type.Kind.INT), Optional.of("a * 2"));
    Flow flow = withParams(withVariables(flow(step("start", say("${a} ${b}"))), b), a);
    assertThat(Talk.with(flow).bot()).containsExactly("2 4");
    Engine engine =
        new Engine(Flows.of(CompiledBot.compile(bot(List.of(), flow), "r")), Limits.defaults());
    Start start = new Start("shop", "main", Map.of("type", "api"), Map.of("a", 5.0));
    Turn turn = engine.start("ses", start, Facts.none(), new Now(Instant.EPOCH, 1));
    assertThat(turn.messages()).containsExactly(new Message.Text("5 10"));
  }

  @Test
  void a_fault_is_data_and_fails_the_session_with_its_code_and_step() {
    Talk talk = Talk.with(flow(step("start", set("n", "null"), say("${n.length}"))));
    assertThat(talk.failure()).isEqualTo("FLW5201");
    assertThat(talk.turn().events().getLast()).isInstanceOf(Event.Failed.class);
  }

  @Test
  void on_error_runs_once_with_the_fault_bound() {
    Handler onError =
        new Handler.OnError("e", block(say("Sorry: ${e.code} in ${e.step}"), set("x", "e.a.b")));
    Talk talk = Talk.with(flow(List.of(onError), step("start", set("n", "null.x"))));
    assertThat(talk.bot()).containsExactly("Sorry: FLW5201 in start");
    assertThat(talk.failure()).isEqualTo("FLW5201");
  }

  @Test
  void a_loop_without_a_wait_ends_in_a_fault_and_not_in_a_hang() {
    Talk talk = Talk.with(flow(step("start", go("start"))));
    assertThat(talk.failure()).isEqualTo("FLW5301");
  }

  @Test
  void texts_and_sessions_beyond_their_limits_are_faults() {
    assertThat(Talk.with(flow(step("start", say("${'x'.repeat(5000)}")))).failure())
        .isEqualTo("FLW5305");
    assertThat(
            Talk.with(flow(step("start", set("x", "'x'.repeat(70000)"), ask("a", "?")))).failure())
        .isEqualTo("FLW5306");
  }

  @Test
  void a_keyword_interrupts_and_keep_returns_to_the_question() {
    Flow flow =
        flow(
            List.of(
                keyword("help", true, block(say("Help text"))),
                keyword("stop", false, block(say("Bye")))),
            step("start", ask("name", "Name?")));
    Talk talk = Talk.with(flow);
    talk.says("HELP");
    assertThat(talk.outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(talk.bot()).containsExactly("Help text", "Name?");
    assertThat(talk.says("stop").bot()).containsExactly("Bye");
    assertThat(talk.ended()).isTrue();
  }

  @Test
  void a_bot_keyword_may_start_another_flow() {
    Bot bot =
        bot(
            List.of(keyword("menu", false, new Target.ToFlow("menu"))),
            flow(step("start", ask("name", "Name?"))),
            flow("menu", FlowSettings.defaults(), List.of(), List.of(), step("start", end())));
    Talk talk = Talk.with(bot).says("menu");
    assertThat(talk.ended()).isTrue();
    assertThat(talk.turn().effects())
        .filteredOn(Effect.StartFlow.class::isInstance)
        .extracting(e -> ((Effect.StartFlow) e).start().flow())
        .containsExactly("menu");
  }

  @Test
  void a_session_expires_by_itself_and_runs_on_expire() {
    Flow flow =
        flow(
            "main",
            settings("1h", Stale.REPROMPT),
            List.of(),
            List.of(new Handler.OnExpire(block(say("Closed for today")))),
            step("start", ask("name", "Name?"), ask("more", "More?")));
    Talk talk = Talk.with(flow);
    talk.after(Duration.ofMinutes(50)).says("Asha");
    assertThat(talk.after(Duration.ofMinutes(59)).wakes().outcome()).isEqualTo(Outcome.EARLY);
    assertThat(talk.after(Duration.ofMinutes(1)).wakes().outcome()).isEqualTo(Outcome.EXPIRED);
    assertThat(talk.bot()).containsExactly("Closed for today");
    assertThat(talk.ended()).isTrue();
  }

  @Test
  void an_ended_session_refuses_and_stays_the_same() {
    Talk talk = Talk.with(flow(step("start", say("Hi"))));
    var before = talk.session();
    talk.says("more");
    assertThat(talk.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(talk.session()).isEqualTo(before);
  }

  @Test
  void the_timer_follows_the_wait_and_its_token() {
    Talk talk = Talk.with(flow(step("start", ask("a", "A?"), ask("b", "B?"))));
    assertThat(talk.turn().effects().getLast())
        .isEqualTo(
            new Effect.SetTimer("ses_1.1.1", Instant.parse("2026-01-06T04:30:00Z"), "ses_1-1"));
    talk.says("x");
    assertThat(((Effect.SetTimer) talk.turn().effects().getLast()).token()).isEqualTo("ses_1-2");
  }

  @Test
  void now_is_local_time_with_the_offset_of_the_bots_zone() {
    assertThat(Talk.with(flow(step("start", say("${now}")))).bot())
        .containsExactly("2026-01-05T10:00:00+05:30");
  }

  @Test
  void triggers_go_by_kind_then_by_length_then_by_flow() {
    Bot bot =
        bot(
            List.of(),
            triggered("a", new Trigger.Any(Optional.empty())),
            triggered("b", word(Trigger.Match.WORD, "pizza")),
            triggered("c", word(Trigger.Match.EXACT, "pizza")),
            triggered("d", word(Trigger.Match.PREFIX, "pi")),
            triggered("e", new Trigger.First(Optional.of("contact.vip"))));
    assertThat(routed(bot, " PÍZZA ", Facts.none())).isEqualTo("c");
    assertThat(routed(bot, "a pizza!", Facts.none())).isEqualTo("b");
    assertThat(routed(bot, "piano", Facts.none())).isEqualTo("d");
    assertThat(routed(bot, "hello", Facts.none())).isEqualTo("a");
    Facts first = new Facts(Map.of("vip", true), Map.of(), Map.of(), true);
    assertThat(routed(bot, "hello", first)).isEqualTo("e");
  }

  @Test
  void issue_pain_17_a_tap_of_an_ended_session_is_not_a_keyword() {
    Talk talk =
        Talk.with(
            flow(step("start", choose("o", "?", option("pizza", "Pizza"), option("b", "B")))));
    String id = ((Message.Buttons) talk.turn().messages().getFirst()).choices().getFirst().id();
    Bot bot = bot(List.of(), triggered("p", word(Trigger.Match.EXACT, "pizza")));
    Engine engine = new Engine(Flows.of(CompiledBot.compile(bot, "r")), Limits.defaults());
    Now now = new Now(Instant.EPOCH, 1);
    assertThat(engine.route("shop", new Incoming.Tap(id, "Pizza"), Facts.none(), now)).isEmpty();
    assertThat(engine.route("shop", new Incoming.Tap("PAY", "Pizza"), Facts.none(), now))
        .isPresent();
  }

  @Test
  void the_same_input_gives_the_same_turn() {
    Flow flow =
        flow(step("start", set("r", "Math.random()"), say("${r}"), ask("a", "${Date.now()}")));
    assertThat(Talk.with(flow).turn()).isEqualTo(Talk.with(flow).turn());
  }

  @Test
  void misuse_of_the_api_throws_with_a_sentence() {
    Engine engine =
        new Engine(
            Flows.of(CompiledBot.compile(bot(List.of(), flow(step("s", end()))), "r")),
            Limits.defaults());
    Now now = new Now(Instant.EPOCH, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.start("x", Start.of("shop", "nope"), Facts.none(), now))
        .withMessage("bot `shop` has no flow `nope`");
  }

  private static Flow triggered(String id, Trigger trigger) {
    return flow(id, FlowSettings.defaults(), List.of(trigger), List.of(), step("start", end()));
  }

  private static Trigger word(Trigger.Match match, String word) {
    return new Trigger.Keyword(List.of(word), match, Optional.empty());
  }

  private static String routed(Bot bot, String text, Facts facts) {
    Engine engine = new Engine(Flows.of(CompiledBot.compile(bot, "r")), Limits.defaults());
    return engine
        .route("shop", new Incoming.Text(text), facts, new Now(Instant.EPOCH, 1))
        .map(Start::flow)
        .orElse("none");
  }
}
