package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.ask;
import static dev.parley.flow.engine.Authored.bot;
import static dev.parley.flow.engine.Authored.choose;
import static dev.parley.flow.engine.Authored.get;
import static dev.parley.flow.engine.Authored.keeps;
import static dev.parley.flow.engine.Authored.keyword;
import static dev.parley.flow.engine.Authored.latest;
import static dev.parley.flow.engine.Authored.named;
import static dev.parley.flow.engine.Authored.onMigrate;
import static dev.parley.flow.engine.Authored.option;
import static dev.parley.flow.engine.Authored.run;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.step;
import static dev.parley.flow.engine.Authored.was;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.flow.check.ChangeCheck;
import dev.parley.flow.engine.Event.Rule;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Type.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a new release does to people inside the former one, said beforehand. */
class SuccessionTest {
  private static final Flow BEFORE =
      latest(
          List.of(keeps("help", ask("topic", "About?"))),
          step("start", ask("name", "Name?"), ask("age", "Age?")),
          step("pay", get("https://a.b", "r"), choose("how", "How?", option("upi", "UPI"))));

  private static CompiledBot compiled(String release, Flow... flows) {
    return CompiledBot.compile(bot(List.of(), flows), release);
  }

  private static List<Fate> fates(Flow before, Flow... after) {
    return new Succession(compiled("r1", before), compiled("r2", after)).fates();
  }

  @Test
  void every_place_where_somebody_may_rest_has_its_fate() {
    Flow after =
        latest(
            List.of(onMigrate("pay", say("We have moved"))),
            was("start", step("begin", ask("name", "Your name?"), ask("age", Kind.INT, "Age?"))));
    assertThat(fates(BEFORE, after))
        .extracting(Fate::place, Fate::rule, Fate::placeNow)
        .containsExactly(
            tuple("on:help/topic", Rule.LOST, ""),
            tuple("pay/how", Rule.MIGRATED, "pay"),
            tuple("pay/r", Rule.MIGRATED, "pay"),
            tuple("start/age", Rule.RESHAPED, "begin/age"),
            tuple("start/name", Rule.WAS, "begin/name"));
  }

  @Test
  void the_same_bot_changes_nothing_for_anybody() {
    assertThat(fates(BEFORE, BEFORE)).hasSize(5).allMatch(fate -> fate.rule() == Rule.SAME);
  }

  @Test
  void the_engine_then_does_what_was_foreseen() {
    for (Flow after :
        List.of(
            BEFORE,
            latest(step("start", ask("name", Kind.EMAIL, "Mail?"))),
            latest(step("start", ask("mail", "Mail?"))),
            latest(List.of(onMigrate("start", say("Moved"))), step("s", ask("a", "A?"))),
            latest(was("start", step("begin", ask("name", "Name?")))),
            latest(step("other", ask("a", "A?"))))) {
      Talk talk = Talk.with(BEFORE);
      Fate foreseen =
          new Succession(compiled("r1", BEFORE), compiled("r2", after)).of(talk.session());
      talk.published(after).says("Asha");
      assertThat(talk.events(Event.Moved.class).getFirst().rule()).isEqualTo(foreseen.rule());
    }
  }

  @Test
  void people_in_a_called_flow_are_lost_with_the_call() {
    Flow survey = named("survey", step("ask", ask("score", "Score?")));
    Flow main = latest(step("start", run("survey"), say("Back")));
    CompiledBot from = compiled("r1", main, survey);
    CompiledBot to = compiled("r2", latest(step("start", ask("name", "Name?"))), survey);
    assertThat(new Succession(from, to).fates())
        .extracting(Fate::flow, Fate::place, Fate::rule)
        .containsExactly(
            tuple("main", "start/survey", Rule.RESTARTED), tuple("survey", "ask/score", Rule.SAME));
  }

  @Test
  void only_what_is_lost_or_changed_without_a_word_is_a_problem() {
    Flow after =
        latest(
            List.of(keyword("help", ask("topic", "About?"))),
            step("start", ask("name", Kind.EMAIL, "Mail?"), ask("years", "Age?")),
            step("pay", get("https://a.b", "r"), choose("how", "?", option("upi", "UPI"))));
    assertThat(ChangeCheck.check(compiled("r1", BEFORE), compiled("r2", after)))
        .extracting(
            found -> found.fate().place(),
            found -> found.problem().code(),
            found -> found.problem().place().pointer(),
            ChangeCheck.Found::former)
        .containsExactly(
            tuple("start/name", "FLW2501", "/steps/0/do/0", false),
            tuple("start/age", "FLW2501", "/steps/0/do/1", true));
  }

  @Test
  void a_place_in_a_handler_is_found_where_it_is_written() {
    Flow before = latest(List.of(keyword("a/b", ask("x", "X?"))), step("s", ask("y", "Y?")));
    Flow after = latest(step("s", ask("y", "Y?")));
    assertThat(ChangeCheck.check(compiled("r1", before), compiled("r2", after)))
        .extracting(found -> found.problem().place().pointer())
        .containsExactly("/handlers/0/do/0");
  }
}
