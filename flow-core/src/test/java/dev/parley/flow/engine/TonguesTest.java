package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.choose;
import static dev.parley.flow.engine.Authored.flow;
import static dev.parley.flow.engine.Authored.option;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.set;
import static dev.parley.flow.engine.Authored.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Phrases;
import dev.parley.flow.model.Translation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A bot that speaks several languages, and is spoken to in them. */
class TonguesTest {
  private static final Map<String, String> GERMAN =
      Map.of(
          "Which colour?", "Welche Farbe?",
          "Red", "Rot",
          "Blue", "Blau",
          "You took ${colour}", "Sie nahmen ${colour}");

  private static Flow colours(String lang) {
    return flow(
        step(
            "start",
            new Action.Language(lang),
            choose("colour", "Which colour?", option("red", "Red"), option("blue", "Blue")),
            say("You took ${colour}"),
            say("Bye")));
  }

  private static Bot speaking(Flow flow, Translation... translations) {
    Bot plain = Authored.bot(List.of(), flow);
    return plain.withTranslations(List.of(translations));
  }

  private static Translation translated(Flow flow, String lang, Map<String, String> words) {
    Map<String, Translation.Text> texts = new HashMap<>();
    for (Phrases.Phrase phrase : Phrases.of(flow)) {
      String text = words.get(phrase.source());
      if (text != null) {
        texts.put(phrase.key(), new Translation.Text(phrase.source(), text));
      }
    }
    return new Translation(flow.id(), lang, texts);
  }

  private static Talk talk(String lang) {
    Flow flow = colours(lang);
    return Talk.with(speaking(flow, translated(flow, "de", GERMAN)));
  }

  @Test
  void it_speaks_the_language_of_the_customer_and_its_own_where_nothing_is_translated() {
    Talk german = talk("'de'");
    assertThat(german.bot()).containsExactly("Welche Farbe?");
    assertThat(german.says("Rot").bot()).containsExactly("Sie nahmen red", "Bye");
    assertThat(talk("'en'").bot()).containsExactly("Which colour?");
    assertThat(talk("'fr'").bot()).containsExactly("Which colour?");
  }

  @Test
  void a_language_of_a_country_falls_back_to_the_language() {
    assertThat(talk("'de-AT'").bot()).containsExactly("Welche Farbe?");
    assertThat(talk("'de_CH'").bot()).containsExactly("Welche Farbe?");
  }

  @Test
  void an_answer_is_understood_as_shown_then_as_written_in_the_flow() {
    assertThat(talk("'de'").says("blau").value("colour")).isEqualTo("blue");
    assertThat(talk("'de'").says("Blue").value("colour")).isEqualTo("blue");
    assertThat(talk("'de'").says("ro").value("colour")).isEqualTo("red");
    assertThat(talk("'de'").says("2").value("colour")).isEqualTo("blue");
    assertThat(talk("'en'").says("Rot").outcome()).isEqualTo(Outcome.NOT_ACCEPTED);
    assertThat(talk("'fr'").says("Rot").outcome()).isEqualTo(Outcome.NOT_ACCEPTED);
  }

  @Test
  void the_language_a_question_was_shown_in_is_remembered_while_it_waits() {
    assertThat(talk("'de'").stored()).contains("\"lang\":\"de\"");
    assertThat(talk("'en'").session().waiting()).isPresent();
    Talk talk = talk("'de'");
    talk.contact().put("lang", "en");
    assertThat(talk.says("Rot").bot()).containsExactly("You took red", "Bye");
  }

  @Test
  void a_translation_of_an_older_text_or_without_words_is_not_said() {
    Flow flow = colours("'de'");
    Phrases.Phrase first =
        Phrases.of(flow).stream()
            .filter(phrase -> phrase.source().equals("Which colour?"))
            .findFirst()
            .orElseThrow();
    Translation stale =
        new Translation(
            flow.id(),
            "de",
            Map.of(first.key(), new Translation.Text("Which color?", "Welche Farbe?")));
    Translation blank =
        new Translation(
            flow.id(), "de", Map.of(first.key(), new Translation.Text("Which colour?", " ")));
    assertThat(Talk.with(speaking(flow, stale)).bot()).containsExactly("Which colour?");
    assertThat(Talk.with(speaking(flow, blank)).bot()).containsExactly("Which colour?");
  }

  @Test
  void a_language_that_changes_after_the_question_is_the_one_of_the_next_message() {
    Flow flow =
        flow(
            step(
                "start",
                say("Red"),
                set("contact.lang", "'de'"),
                say("Red"),
                set("contact.lang", "'en'"),
                say("Red")));
    assertThat(Talk.with(speaking(flow, translated(flow, "de", GERMAN))).bot())
        .containsExactly("Red", "Rot", "Red");
  }
}
