package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.ask;
import static dev.parley.flow.engine.Authored.end;
import static dev.parley.flow.engine.Authored.flow;
import static dev.parley.flow.engine.Authored.keeps;
import static dev.parley.flow.engine.Authored.latest;
import static dev.parley.flow.engine.Authored.option;
import static dev.parley.flow.engine.Authored.retry;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.step;
import static dev.parley.flow.engine.Authored.variable;
import static dev.parley.flow.engine.Authored.waiting;
import static dev.parley.flow.engine.Authored.withVariables;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for any question however often it is failed, interrupted or edited. */
class WaitLawsTest {
  private static final int CASES = Integer.getInteger("parley.cases", 1_000);
  private static final long SEED = Long.getLong("parley.seed", 20_260_105L);

  private static Flow asking(int times) {
    return flow(
        List.of(keeps("help", say("Help is near"))),
        step(
            "start",
            ask(
                "n",
                Type.Kind.INT,
                "How many?",
                AnswerRules.none(),
                waiting(retry(times, "lost")))),
        step("lost", say("A person comes"), ask("wish", "What is it?")));
  }

  @Test
  void retry_takes_its_target_once_and_at_the_nth_failure_whatever_interrupts() {
    for (int i = 0; i < CASES; i++) {
      Random random = new Random(SEED + i);
      int times = 1 + random.nextInt(9);
      Talk talk = Talk.with(asking(times));
      for (int failures = 1; failures <= times; failures++) {
        assertThat(talk.waits()).as("seed %d", SEED + i).isEqualTo("start/n");
        if (random.nextInt(4) == 0) {
          talk.says("help");
        }
        talk.says("many");
      }
      assertThat(talk.bot())
          .as("seed %d", SEED + i)
          .containsExactly("A person comes", "What is it?");
      assertThat(talk.waits()).as("seed %d", SEED + i).isEqualTo("lost/wish");
    }
  }

  @Test
  void a_session_does_not_grow_with_failures_and_interruptions() {
    Talk talk = Talk.with(asking(100_000));
    talk.says("help").says("many");
    int before = talk.stored().length();
    Random random = new Random(SEED);
    for (int i = 0; i < CASES; i++) {
      talk.says(random.nextBoolean() ? "help" : "many");
      int digits = 3 * String.valueOf(i + 3).length(); // turns, failures and entries are counted
      assertThat(talk.stored().length()).isLessThanOrEqualTo(before + digits);
    }
  }

  @Test
  void edited_texts_more_steps_and_options_in_another_order_change_no_answer() {
    for (int i = 0; i < CASES; i++) {
      Random random = new Random(SEED + i);
      List<Option> options = new ArrayList<>();
      for (int n = 0; n < 2 + random.nextInt(9); n++) {
        options.add(option("o" + n, "Title " + n));
      }
      Talk edited = Talk.with(choosing(List.of(), "Which?", options));
      Talk same = Talk.with(choosing(List.of(), "Which?", options));
      List<Option> others = new ArrayList<>(options);
      Collections.shuffle(others, random);
      edited.published(
          choosing(List.of(step("added", say("New"), end())), "Which one, please?", others));

      int chosen = random.nextInt(options.size());
      answer(edited, chosen, SEED + i);
      answer(same, chosen, SEED + i);

      assertThat(edited.outcome()).as("seed %d", SEED + i).isEqualTo(same.outcome());
      assertThat(edited.value("v"))
          .as("seed %d", SEED + i)
          .isEqualTo(same.value("v"))
          .isEqualTo("o" + chosen);
      assertThat(edited.waits()).as("seed %d", SEED + i).isEqualTo(same.waits());
      assertThat(edited.session().release()).isEqualTo("r2");
    }
  }

  /** By tap, title or number, as the seed says. */
  private static void answer(Talk talk, int chosen, long seed) {
    switch ((int) (seed % 3)) {
      case 0 -> talk.taps("o" + chosen);
      case 1 -> talk.says("title " + chosen);
      default -> talk.says(String.valueOf(chosen + 1));
    }
  }

  private static Flow choosing(List<Step> more, String text, List<Option> options) {
    Action choose = Authored.choose("v", text, options.toArray(Option[]::new));
    List<Step> steps = new ArrayList<>();
    steps.add(step("start", choose, ask("after", "And " + text)));
    steps.addAll(more);
    return withVariables(latest(steps.toArray(Step[]::new)), variable("v", "null"));
  }
}
