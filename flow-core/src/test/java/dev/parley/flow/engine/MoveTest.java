package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.ask;
import static dev.parley.flow.engine.Authored.block;
import static dev.parley.flow.engine.Authored.bot;
import static dev.parley.flow.engine.Authored.choose;
import static dev.parley.flow.engine.Authored.end;
import static dev.parley.flow.engine.Authored.flow;
import static dev.parley.flow.engine.Authored.get;
import static dev.parley.flow.engine.Authored.keeps;
import static dev.parley.flow.engine.Authored.keyword;
import static dev.parley.flow.engine.Authored.latest;
import static dev.parley.flow.engine.Authored.named;
import static dev.parley.flow.engine.Authored.onMigrate;
import static dev.parley.flow.engine.Authored.option;
import static dev.parley.flow.engine.Authored.run;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.set;
import static dev.parley.flow.engine.Authored.step;
import static dev.parley.flow.engine.Authored.variable;
import static dev.parley.flow.engine.Authored.was;
import static dev.parley.flow.engine.Authored.wasCalled;
import static dev.parley.flow.engine.Authored.withVariables;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Type.Kind;
import dev.parley.flow.model.WaitRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How sessions move to a new release. */
class MoveTest {
  private static final Flow NAMES = latest(step("start", ask("name", "Name?"), say("Hi ${name}")));

  private static Event.Rule rule(Talk talk) {
    return talk.events(Event.Moved.class).getFirst().rule();
  }

  @Test
  void a_session_keeps_the_release_it_began_with() {
    Talk talk = Talk.with(flow(step("start", ask("name", "Name?"), say("Old ${name}"))));
    talk.published(flow(step("start", ask("name", "Name?"), say("New ${name}")))).says("Asha");
    assertThat(talk.bot()).containsExactly("Old Asha");
    assertThat(talk.session().release()).isEqualTo("r1");
    assertThat(talk.events(Event.Moved.class)).isEmpty();
  }

  @Test
  void a_session_of_the_latest_version_moves_at_its_next_input() {
    Talk talk = Talk.with(NAMES);
    String token = talk.session().token();
    talk.published(latest(step("start", ask("name", "Your name?"), say("New ${name}"))));
    talk.says("Asha");
    assertThat(talk.turn().events().getFirst())
        .isEqualTo(new Event.Moved(Event.Rule.SAME, "r1", "r2", "start/name"));
    assertThat(talk.bot()).containsExactly("New Asha");
    assertThat(talk.session().release()).isEqualTo("r2");
    assertThat(talk.session().token()).isEqualTo(token);
  }

  @Test
  void an_input_that_is_turned_away_does_not_move_the_session() {
    Talk talk = Talk.with(NAMES).published(NAMES);
    String before = talk.stored();
    assertThat(talk.give(new Input.TimerFired("ses_1-0")).outcome()).isEqualTo(Outcome.STALE);
    assertThat(talk.wakes().outcome()).isEqualTo(Outcome.EARLY);
    assertThat(talk.stored()).isEqualTo(before);
  }

  @Test
  void a_wait_with_another_name_is_found_by_was() {
    Talk talk = Talk.with(NAMES);
    talk.published(
        latest(
            was(
                "start",
                step(
                    "begin",
                    ask("full", Kind.TEXT, "Name?", AnswerRules.none(), wasCalled("name")),
                    say("Hi ${full}")))));
    assertThat(talk.says("Asha").bot()).containsExactly("Hi Asha");
    assertThat(rule(talk)).isEqualTo(Event.Rule.WAS);
  }

  @Test
  void a_wait_that_asks_for_something_else_now_prompts_and_keeps_the_variables() {
    Talk talk =
        Talk.with(latest(step("s", ask("name", "Name?"), ask("age", "Age?"), say("${name}"))));
    talk.says("Asha");
    talk.published(
        latest(
            step("s", ask("name", "Name?"), ask("age", Kind.INT, "Age, ${name}?"), say("${age}"))));
    talk.says("31");
    assertThat(rule(talk)).isEqualTo(Event.Rule.RESHAPED);
    assertThat(talk.outcome()).isEqualTo(Outcome.MOVED);
    assertThat(talk.bot()).containsExactly("Age, Asha?");
    assertThat(talk.says("31").bot()).containsExactly("31");
  }

  @Test
  void a_keyword_is_heard_even_if_the_question_is_another_now() {
    Talk talk = Talk.with(NAMES);
    talk.published(
        latest(
            List.of(keyword("stop", say("Bye"))), step("start", ask("name", Kind.EMAIL, "Mail?"))));
    assertThat(talk.says("stop").bot()).containsExactly("Bye");
    assertThat(talk.ended()).isTrue();
  }

  @Test
  void a_step_that_is_gone_goes_by_on_migrate() {
    Talk talk = Talk.with(NAMES);
    talk.published(
        latest(
            List.of(onMigrate("start", say("We have moved"), ask("mail", "Mail?"))),
            step("first", ask("mail", "Mail?"))));
    assertThat(talk.says("Asha").bot()).containsExactly("We have moved", "Mail?");
    assertThat(rule(talk)).isEqualTo(Event.Rule.MIGRATED);
  }

  @Test
  void a_wait_that_is_gone_restarts_its_step() {
    Talk talk = Talk.with(NAMES);
    talk.published(latest(step("start", say("Welcome"), ask("mail", "Mail?"))));
    assertThat(talk.says("Asha").bot()).containsExactly("Welcome", "Mail?");
    assertThat(rule(talk)).isEqualTo(Event.Rule.RESTARTED);
    assertThat(talk.value("mail")).isNull();
  }

  @Test
  void where_the_step_is_gone_too_the_session_ends_with_a_code() {
    Talk talk = Talk.with(NAMES).published(latest(step("other", ask("mail", "Mail?"))));
    talk.says("Asha");
    assertThat(rule(talk)).isEqualTo(Event.Rule.LOST);
    assertThat(talk.failure()).isEqualTo("FLW5307");
    assertThat(talk.effects(Effect.ClearTimer.class)).hasSize(1);
  }

  @Test
  void options_that_came_between_do_not_change_what_a_number_or_a_title_means() {
    Flow before =
        latest(
            step("s", choose("o", "?", option("a", "Apple"), option("b", "Berry")), say("${o}")));
    Flow after =
        latest(
            step(
                "s",
                choose("o", "?", option("z", "Zest"), option("b", "Beere"), option("a", "Apfel")),
                say("${o}")));
    assertThat(Talk.with(before).published(after).says("1").bot()).containsExactly("a");
    assertThat(Talk.with(before).published(after).says("berry").bot()).containsExactly("b");
    assertThat(Talk.with(before).published(after).taps("b").bot()).containsExactly("b");
    Talk later = Talk.with(before).published(after).says("pear");
    assertThat(later.says("2").bot()).containsExactly("b");
  }

  @Test
  void an_option_that_is_gone_reshapes_the_question() {
    Flow before = latest(step("s", choose("o", "?", option("a", "A"), option("b", "B"))));
    Flow after = latest(step("s", choose("o", "Again?", option("a", "A"), option("c", "C"))));
    Talk talk = Talk.with(before).published(after).taps("b");
    assertThat(rule(talk)).isEqualTo(Event.Rule.RESHAPED);
    assertThat(talk.bot()).containsExactly("Again?");
  }

  @Test
  void new_variables_begin_with_their_first_values() {
    Talk talk = Talk.with(NAMES);
    talk.published(
        withVariables(
            latest(step("start", ask("name", "Name?"), say("${name} ${bonus}"))),
            variable("bonus", "3 * 2")));
    assertThat(talk.says("Asha").bot()).containsExactly("Asha 6");
  }

  @Test
  void a_call_under_way_comes_back_to_its_new_place() {
    Talk talk = Talk.with(latest(step("s", get("https://a.b", "r"), say("old"))));
    talk.published(latest(was("s", step("t", get("https://c.d", "r"), say("new ${r.status}")))));
    assertThat(talk.answered(200, "").bot()).containsExactly("new 200");
  }

  @Test
  void silence_moves_a_session_too_and_its_timeout_is_the_new_ones() {
    WaitRules rules = Authored.timeout("10m", block(say("Old")));
    WaitRules other = Authored.timeout("20m", block(say("New")));
    Talk talk = Talk.with(latest(step("s", ask("a", Kind.TEXT, "A?", AnswerRules.none(), rules))));
    talk.published(latest(step("s", ask("a", Kind.TEXT, "A?", AnswerRules.none(), other))));
    assertThat(talk.after(Duration.ofMinutes(10)).wakes().bot()).containsExactly("New");
  }

  @Test
  void frames_below_move_too_and_the_first_that_is_gone_decides() {
    Flow survey = named("survey", step("ask", ask("score", "Score?")));
    Flow main = latest(step("start", run("survey"), say("Back")));
    Talk kept = Talk.with(bot(List.of(), main, survey));
    kept.published(latest(was("start", step("begin", run("survey"), say("New back")))), survey);
    assertThat(kept.says("5").bot()).containsExactly("New back");
    assertThat(rule(kept)).isEqualTo(Event.Rule.WAS);

    Talk gone = Talk.with(bot(List.of(), main, survey));
    gone.published(latest(step("start", ask("name", "Name?"))), survey);
    assertThat(gone.says("5").bot()).containsExactly("Name?");
    assertThat(rule(gone)).isEqualTo(Event.Rule.RESTARTED);
    assertThat(gone.flows()).containsExactly("main");
  }

  @Test
  void a_handler_that_is_gone_returns_to_what_it_interrupted() {
    Flow helping =
        withVariables(
            latest(
                List.of(keeps("help", set("x", "1"), ask("topic", "About?"))),
                step("start", ask("name", "Name?"), say("${x}"))),
            variable("x"));
    Talk talk = Talk.with(helping).says("help");
    talk.published(
        withVariables(latest(step("start", ask("name", "Name?"), say("${x}"))), variable("x")));
    assertThat(talk.says("prices").bot()).containsExactly("Name?");
    assertThat(talk.says("Asha").bot()).containsExactly("1");
  }

  @Test
  void a_cancelled_session_needs_no_place_in_the_new_release() {
    Talk talk = Talk.with(NAMES).published(latest(step("start", ask("mail", "Mail?"), end())));
    assertThat(talk.give(new Input.Cancel("by hand")).outcome()).isEqualTo(Outcome.CANCELLED);
  }

  @Test
  void a_release_that_is_not_at_hand_refuses_and_changes_nothing() {
    Flow flow = flow(step("s", ask("a", "A?")));
    CompiledBot bot = CompiledBot.compile(bot(List.of(), flow), "r1");
    Engine engine = new Engine(Flows.of(bot), Limits.defaults());
    Now now = new Now(java.time.Instant.EPOCH, 1);
    Turn turn = engine.start("s", Start.of("shop", "main"), Facts.none(), now);
    Engine other =
        new Engine(Flows.of(CompiledBot.compile(bot(List.of(), flow), "r9")), Limits.defaults());
    Turn refused =
        other.resume(turn.session(), new Input.Reply(new Incoming.Text("x")), Facts.none(), now);
    assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(refused.session()).isSameAs(turn.session());
    assertThat(Optional.of(refused.events().getFirst()))
        .contains(new Event.Refused("release `r1` of bot `shop` is not at hand"));
  }
}
