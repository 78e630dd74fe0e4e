package dev.parley.flow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.json.SessionJson;
import dev.parley.flow.json.TurnJson;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.BotSettings;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Phrases;
import dev.parley.flow.model.Phrases.Phrase;
import dev.parley.flow.model.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A translation that says what the original says changes nothing, whatever the flow and the inputs.
 */
class TranslationLawsTest {
  private static final int CASES = Integer.getInteger("parley.cases", 1_000);
  private static final long SEED = Long.getLong("parley.seed", 20_260_105L);
  private static final int INPUTS = 12;
  private static final Facts HINDI = Facts.contact(Map.of("lang", "hi_IN"));
  private static final SessionJson STORAGE = new SessionJson();
  private static final TurnJson TURN = new TurnJson();

  /** The bot as it speaks to the same contacts with and without its translations. */
  private static Bot speakingHindi(Bot bot) {
    BotSettings settings =
        new BotSettings(
            Optional.empty(),
            Optional.of("en"),
            List.of("hi_IN"),
            bot.settings().timezone(),
            bot.settings().country());
    return new Bot(
        bot.id(),
        settings,
        bot.hours(),
        bot.uses(),
        bot.handlers(),
        bot.tests(),
        bot.flows(),
        bot.scripts());
  }

  private static Bot translated(Bot bot, UnaryOperator<String> words) {
    List<Translation> all = new ArrayList<>();
    for (Flow flow : bot.flows()) {
      all.add(translation(flow.id(), Phrases.of(flow), words));
    }
    all.add(translation("", Phrases.of(bot.handlers()), words));
    return bot.withTranslations(all);
  }

  private static Translation translation(
      String flow, List<Phrase> phrases, UnaryOperator<String> words) {
    Map<String, Translation.Text> texts = new LinkedHashMap<>();
    for (Phrase phrase : phrases) {
      texts.put(phrase.key(), new Translation.Text(phrase.source(), words.apply(phrase.source())));
    }
    assertThat(texts).as("keys are unique").hasSameSizeAs(phrases);
    return new Translation(flow, "hi", texts);
  }

  /** What a drawn conversation tells, turn by turn. */
  private static List<String> told(Bot bot, long seed, boolean sessions) {
    Engine engine = new Engine(Flows.of(CompiledBot.compile(bot, "r1")), Limits.defaults());
    AnyInput any = new AnyInput(seed);
    Instant clock = Instant.parse("2026-01-05T04:30:00Z");
    List<String> told = new ArrayList<>();
    Turn turn =
        engine.start(
            "ses_1", Start.of("shop", "main"), HINDI, new Now(clock, clock.getEpochSecond()));
    for (int i = 0; i <= INPUTS; i++) {
      told.add(TURN.writeText(turn) + (sessions ? STORAGE.writeText(turn.session()) : ""));
      any.sees(turn);
      clock = clock.plusSeconds(any.seconds());
      Input next = any.next(turn.session());
      byte[] stored = STORAGE.write(turn.session());
      turn =
          engine.resume(STORAGE.read(stored), next, HINDI, new Now(clock, clock.getEpochSecond()));
    }
    return told;
  }

  private static LongStream seeds() {
    return LongStream.range(SEED, SEED + Math.max(1, CASES));
  }

  @Test
  void a_conversation_in_the_same_words_is_the_same_to_the_byte() {
    seeds()
        .forEach(seed -> {
          Bot plain = speakingHindi(AnyBot.of(seed));
          assertThat(told(translated(plain, words -> words), seed, true))
              .as("seed %d", seed)
              .isEqualTo(told(plain, seed, true));
        });
  }

  @Test
  void other_words_that_come_out_the_same_tell_the_same() {
    seeds()
        .forEach(seed -> {
          Bot plain = speakingHindi(AnyBot.of(seed));
          assertThat(told(translated(plain, words -> words + "${''}"), seed, false))
              .as("seed %d", seed)
              .isEqualTo(told(plain, seed, false));
        });
  }
}
