package dev.parley.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.test.FlowTests;
import dev.parley.dsl.test.ResultText;
import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Flows;
import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Limits;
import dev.parley.flow.engine.Message;
import dev.parley.flow.engine.Now;
import dev.parley.flow.engine.Start;
import dev.parley.flow.engine.Turn;
import dev.parley.flow.json.SessionJson;
import dev.parley.flow.json.TranslationJson;
import dev.parley.flow.model.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code translations/}: a bot that speaks the language of whom it speaks with. */
class TranslationsTest {
  private static final SessionJson STORAGE = new SessionJson();

  private static final String FLOW =
      """
      flow tea {
        expires: 24h
      }

      trigger any

      step start {
        say "Hi ${contact.name ?? "there"}!" #hello
        choose size "Which size?" {
          option small "Small"
          option large "Large"
          other { say "Tap, please." retry 2 -> lost }
        }
        ask cups: int "How many cups?" {
          check cups < 9 else "Fewer, please."
          hint "A number, please."
        }
        say "${cups} × ${size}"
        end
      }

      step lost {
        say "Bye."
        end
      }

      on keyword "hindi" keep { language "hi" }
      on keyword "english" keep { language "en" }
      """;

  private static final String HINDI =
      """
      {
        "format": 1,
        "texts": {
          "hello": { "source": "Hi ${contact.name ?? \\"there\\"}!", "text": "नमस्ते ${contact.name ?? \\"जी\\"}!" },
          "start/size": { "source": "Which size?", "text": "कौन सा आकार?" },
          "start/size/small": { "source": "Small", "text": "छोटा" },
          "start/size/large": { "source": "Large", "text": "बड़ा" },
          "start/say": { "source": "Tap, please.", "text": "कृपया दबाएँ।" },
          "start/cups": { "source": "How many cups?", "text": "कितने कप?" },
          "start/cups.check": { "source": "Fewer, please.", "text": "कम, कृपया।" },
          "start/cups.hint": { "source": "A number, please.", "text": "एक संख्या, कृपया।" },
          "lost/say": { "source": "Bye.", "text": "अलविदा।" }
        }
      }
      """;

  private static LoadedBot tea(String... more) {
    Map<String, String> files = new HashMap<>(Map.of("tea.flow", FLOW));
    for (int i = 0; i < more.length; i += 2) {
      files.put(more[i], more[i + 1]);
    }
    return Bots.of("tea", files);
  }

  private static LoadedBot inTwoLanguages() {
    return tea("translations/tea.hi.json", HINDI);
  }

  /** A conversation whose session lies in storage between the turns. */
  private static final class Talk {
    private final Engine engine;
    private final Now now = new Now(Instant.parse("2026-01-05T10:00:00Z"), 1);
    private byte[] stored;
    private Turn turn;

    Talk(LoadedBot loaded, String lang) {
      CompiledBot bot = CompiledBot.compile(loaded.bot().orElseThrow(), "r1");
      engine = new Engine(Flows.of(bot), Limits.defaults());
      turn = engine.start("s", Start.of(bot.id(), "tea"), facts(lang), now);
      stored = STORAGE.write(turn.session());
    }

    private static Facts facts(String lang) {
      return Facts.contact(lang.isEmpty() ? Map.of() : Map.of("lang", lang));
    }

    List<String> hears() {
      List<String> heard = new ArrayList<>();
      for (Message message : turn.messages()) {
        heard.add(message.body());
        if (message instanceof Message.Buttons buttons) {
          buttons.choices().forEach(choice -> heard.add("[" + choice.title() + "]"));
        }
      }
      return heard;
    }

    List<String> says(String words, String lang) {
      Input input = new Input.Reply(new Incoming.Text(words));
      turn = engine.resume(STORAGE.read(stored), input, facts(lang), now);
      stored = STORAGE.write(turn.session());
      return hears();
    }

    String session() {
      return STORAGE.writeText(turn.session());
    }
  }

  @Test
  void a_bot_with_all_its_texts_in_two_languages_has_no_problem() {
    assertThat(inTwoLanguages().problems()).isEmpty();
  }

  @Test
  void a_contact_is_spoken_to_in_their_language_and_answers_in_it() {
    Talk talk = new Talk(inTwoLanguages(), "hi");
    assertThat(talk.hears()).containsExactly("नमस्ते जी!", "कौन सा आकार?", "[छोटा]", "[बड़ा]");
    assertThat(talk.says("xyz", "hi")).containsExactly("कृपया दबाएँ।");
    assertThat(talk.says("बड़ा", "hi")).containsExactly("कितने कप?");
    assertThat(talk.says("many", "hi")).containsExactly("एक संख्या, कृपया।");
    assertThat(talk.says("12", "hi")).containsExactly("कम, कृपया।");
    assertThat(talk.says("2", "hi")).containsExactly("2 × large");
  }

  @Test
  void the_flows_own_language_is_for_everybody_else() {
    for (String lang : List.of("", "en", "en_GB", "fr")) {
      Talk talk = new Talk(inTwoLanguages(), lang);
      assertThat(talk.hears()).containsExactly("Hi there!", "Which size?", "[Small]", "[Large]");
      assertThat(talk.session()).doesNotContain("\"lang\"");
      assertThat(talk.says("छोटा", lang)).containsExactly("Tap, please.");
      assertThat(talk.says("sma", lang)).containsExactly("How many cups?");
    }
  }

  @Test
  void an_option_is_known_by_its_title_as_it_was_shown_and_as_the_flow_has_it() {
    assertThat(new Talk(inTwoLanguages(), "hi").says("Large", "hi")).containsExactly("कितने कप?");
    assertThat(new Talk(inTwoLanguages(), "hi").says("lar", "hi")).containsExactly("कितने कप?");
    assertThat(new Talk(inTwoLanguages(), "hi").says("छो", "hi")).containsExactly("कितने कप?");
    assertThat(new Talk(inTwoLanguages(), "hi").says("2", "hi")).containsExactly("कितने कप?");
  }

  @Test
  void what_was_shown_counts_though_the_contact_has_another_language_by_now() {
    Talk talk = new Talk(inTwoLanguages(), "hi");
    assertThat(talk.session()).contains("\"lang\":\"hi\"");
    assertThat(talk.says("बड़ा", "en")).containsExactly("How many cups?");
  }

  @Test
  void the_language_changes_at_once_and_ids_never() {
    Talk talk = new Talk(inTwoLanguages(), "");
    assertThat(talk.says("hindi", "")).containsExactly("कौन सा आकार?", "[छोटा]", "[बड़ा]");
    assertThat(talk.turn.messages())
        .first()
        .satisfies(message ->
            assertThat(((Message.Buttons) message).choices())
                .extracting(Message.Choice::option)
                .containsExactly("small", "large"));
    assertThat(talk.says("english", "hi")).containsExactly("Which size?", "[Small]", "[Large]");
    assertThat(talk.session()).doesNotContain("\"lang\"");
    assertThat(talk.says("small", "en")).containsExactly("How many cups?");
  }

  @Test
  void the_exact_language_goes_before_the_general_one_and_that_before_the_flows_own() {
    LoadedBot bot =
        tea(
            "translations/tea.pt.json",
            translation(
                "hello",
                "Hi ${contact.name ?? \"there\"}!",
                "Oi ${contact.name ?? \"\"}!",
                "lost/say",
                "Bye.",
                "Adeus."),
            "translations/tea.pt_BR.json",
            translation("lost/say", "Bye.", "Tchau."));
    Talk talk = new Talk(bot, "pt-br");
    assertThat(talk.hears()).startsWith("Oi !", "Which size?");
    talk.says("x", "pt-br");
    assertThat(talk.says("x", "pt-br")).containsExactly("Tchau.");
    Talk portugal = new Talk(bot, "pt_PT");
    portugal.says("x", "pt_PT");
    assertThat(portugal.says("x", "pt_PT")).containsExactly("Adeus.");
  }

  /** A file of keys, sources and texts. */
  private static String translation(String... texts) {
    Map<String, Translation.Text> map = new HashMap<>();
    for (int i = 0; i < texts.length; i += 3) {
      map.put(texts[i], new Translation.Text(texts[i + 1], texts[i + 2]));
    }
    return TranslationJson.write(new Translation("tea", "xx", map));
  }

  @Test
  void a_stale_translation_is_not_said() {
    LoadedBot bot = tea("translations/tea.hi.json", HINDI.replace("\"Which size?\"", "\"Size?\""));
    assertThat(bot.problems())
        .extracting(problem -> problem.code() + " " + problem.message())
        .containsExactly(
            "FLW4101 the translation of `start/size` is stale, and the original is said instead");
    assertThat(new Talk(bot, "hi").hears()).contains("Which size?", "[छोटा]");
  }

  @Test
  void what_the_bots_own_file_says_is_translated_too() {
    LoadedBot bot =
        tea(
            "translations/tea.hi.json",
            HINDI,
            "bot.flow",
            """
            bot shop {
              lang: en
              languages: hi
            }

            on keyword "help" keep { say "Just tap." }
            """,
            "translations/bot.hi.json",
            translation("on:help/say", "Just tap.", "बस दबाएँ।"));
    assertThat(bot.problems()).isEmpty();
    assertThat(new Talk(bot, "hi").says("help", "hi")).startsWith("बस दबाएँ।");
    assertThat(new Talk(bot, "").says("help", "")).startsWith("Just tap.");
  }

  @Test
  void a_test_gives_the_contact_a_language() {
    LoadedBot bot =
        tea(
            "translations/tea.hi.json",
            HINDI,
            "tea.flow",
            FLOW
                + """

                test "in Hindi" {
                  given contact.lang = "hi"
                  user "hi"
                  bot "नमस्ते*"
                  bot choose "कौन सा आकार?" [small, large]
                  user taps large
                  bot "कितने कप?"
                }
                """);
    assertThat(bot.problems()).isEmpty();
    assertThat(FlowTests.run(bot).results())
        .filteredOn(result -> result.failure().isPresent())
        .extracting(ResultText::of)
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "नमस्ते ${contact.name ?? \\\"जी\\\"}!|नमस्ते!|ERROR|the translation lacks"
            + " `${contact.name??\"…\"}` of the original",
        "अलविदा।|अलविदा ${size}|ERROR|the translation has `${size}`, which the original does not"
            + " have",
        "छोटा|एक बहुत ही छोटा सा आकार का|ERROR|26 characters, and WhatsApp takes 20 here",
        "छोटा|बड़ा|ERROR|`small` and `large` are both called `बड़ा`",
        "अलविदा।||WARNING|1 text is not translated to `hi`",
        "lost/say|lost/said|WARNING|there is no text `lost/said` to translate",
      })
  void what_is_wrong_with_a_translation_is_told(
      String from, String to, String severity, String message) {
    LoadedBot bot = tea("translations/tea.hi.json", HINDI.replace(from, to == null ? "" : to));
    assertThat(bot.problems())
        .extracting(p -> p.code() + " " + p.severity() + " " + p.file() + " " + p.message())
        .contains("FLW4101 " + severity + " translations/tea.hi.json " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tea.en.json|FLW4101|these texts are written in `en` anyway",
        "cake.hi.json|FLW4101|there is no flow called `cake` to translate",
        "hindi.json|FLW4101|nobody can tell whose texts these are",
        "tea.hI.json|FLW2203|there is a second translation to the same language",
      })
  void a_file_that_nothing_is_said_from_is_told(String file, String code, String message) {
    LoadedBot bot = tea("translations/tea.Hi.json", HINDI, "translations/" + file, HINDI);
    assertThat(bot.problems())
        .extracting(p -> p.code() + " " + p.file() + " " + p.message())
        .containsExactly(code + " translations/" + file + " " + message);
  }

  @Test
  void a_language_that_the_bot_promises_and_no_file_has_is_told() {
    LoadedBot bot = tea("bot.flow", "bot shop {\n  lang: en\n  languages: hi, en\n}\n");
    assertThat(bot.problems())
        .extracting(p -> p.file() + " " + p.message())
        .containsExactly("tea.flow this is not translated to `hi`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"format\": 1,||the key `format` is missing here",
        "\"text\": \"अलविदा।\"|\"txt\": \"अलविदा।\"|there is no key `txt` here",
        "\"text\": \"अलविदा।\"|\"text\": 3|3 is not a text",
        "\"अलविदा।\" }|\"अलविदा।\" ]|this is not JSON: `]` cannot stand here (line 12, column 55)",
      })
  void a_file_that_is_not_of_the_form_is_refused(String from, String to, String sentence) {
    LoadedBot bot = tea("translations/tea.hi.json", HINDI.replace(from, to == null ? "" : to));
    assertThat(bot.bot()).isEmpty();
    assertThat(bot.problems()).extracting(Diagnostic::message).contains(sentence);
    assertThat(bot.problems())
        .extracting(Diagnostic::file)
        .containsOnly("translations/tea.hi.json");
  }

  @Test
  void what_is_written_is_what_was_read() {
    Translation read = TranslationJson.read("tea", "hi", HINDI).orThrow();
    assertThat(TranslationJson.read("tea", "hi", TranslationJson.write(read)).orThrow())
        .isEqualTo(read);
    assertThat(read.file()).isEqualTo("translations/tea.hi.json");
  }
}
