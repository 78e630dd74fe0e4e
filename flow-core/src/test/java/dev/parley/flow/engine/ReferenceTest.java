package dev.parley.flow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.engine.Reference.Answer;
import dev.parley.flow.model.Bot;
import dev.parley.flow.script.Json;
import dev.parley.flow.session.State;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The engine, which stores its session between turns and walks compiled nodes, says what a naive
 * interpreter says that walks the author's tree; run more with {@code -Dparley.cases=100000}.
 */
class ReferenceTest {
  private static final int CASES = Integer.getInteger("parley.cases", 1_000);
  private static final long SEED = Long.getLong("parley.seed", 20_260_105L);
  private static final int ANSWERS = 12;

  @Test
  void the_engine_agrees_with_a_naive_interpreter() {
    int compared = 0;
    int turns = 0;
    for (long seed = SEED; seed < SEED + Math.max(1, CASES); seed++) {
      Bot bot = PlainBot.of(seed);
      List<Answer> answers = new ArrayList<>();
      List<String> said = new ArrayList<>();
      String state = converse(bot, new SplittableRandom(seed), answers, said);
      try {
        Reference.Played played = Reference.play(bot, answers);
        assertThat(said).as("seed %d, %s", seed, answers).isEqualTo(played.said());
        assertThat(state).as("seed %d, %s", seed, answers).isEqualTo(played.state());
        compared++;
        turns += answers.size();
      } catch (Reference.Endless circle) {
        assertThat(state).as("seed %d", seed).isNotEmpty(); // nothing to compare
      }
    }
    assertThat(compared).isGreaterThan(CASES / 2);
    assertThat(turns).isGreaterThanOrEqualTo(CASES / 100 * 300);
  }

  private static String converse(
      Bot bot, SplittableRandom random, List<Answer> answers, List<String> said) {
    Talk talk = Talk.with(bot);
    note(talk, said);
    for (int i = 0; i < ANSWERS && talk.session().live(); i++) {
      Answer answer = answer(talk, random);
      answers.add(answer);
      if (answer.tap()) {
        talk.taps(answer.words());
      } else {
        talk.says(answer.words());
      }
      note(talk, said);
    }
    return state(talk);
  }

  /** Sometimes a tap on what was shown last, else words. */
  private static Answer answer(Talk talk, SplittableRandom random) {
    List<Message.Choice> shown = shown(talk);
    return shown.isEmpty() || random.nextBoolean()
        ? new Answer(false, PlainBot.WORDS.get(random.nextInt(PlainBot.WORDS.size())))
        : new Answer(true, shown.get(random.nextInt(shown.size())).option());
  }

  private static List<Message.Choice> shown(Talk talk) {
    List<Message> messages = talk.turn().messages();
    return messages.isEmpty() ? List.of() : choices(messages.getLast());
  }

  private static List<Message.Choice> choices(Message message) {
    return switch (message) {
      case Message.Buttons buttons -> buttons.choices();
      case Message.Menu menu -> menu.choices();
      default -> List.of();
    };
  }

  private static void note(Talk talk, List<String> said) {
    for (Message message : talk.turn().messages()) {
      List<String> titles = choices(message).stream().map(Message.Choice::title).toList();
      said.add(message.body() + (titles.isEmpty() ? "" : titles.toString()));
    }
  }

  private static String state(Talk talk) {
    return switch (talk.session().state()) {
      case State.Waiting waiting ->
          "waits " + talk.waits().substring(talk.waits().indexOf('/') + 1);
      case State.Ended ended -> "ended " + Json.stringify(ended.results());
      case State.Failed failed -> "failed " + failed.fault().code();
    };
  }
}
