package dev.parley.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley i18n}: files of texts for translators, and what becomes of them. */
class I18nTest {
  private static final String FLOW =
      """
      flow tea {
        expires: 24h
      }

      step start {
        say "Hello!" #hello
        choose size "Which size?" {
          option small "Small"
          option large "Large"
          other { say "Tap, please." }
        }
        say "${size}"
        end
      }
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("tea.flow"), FLOW);
    file = folder.resolve("translations/tea.hi.json");
  }

  private int i18n(String verb, String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "i18n";
    args[1] = verb;
    args[2] = folder.toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return Parley.run(args);
  }

  private void replace(Path in, String from, String to) throws IOException {
    String text = Files.readString(in);
    assertThat(text).contains(from);
    Files.writeString(in, text.replace(from, to));
  }

  private static final String EMPTY =
      """
      {
        "format": 1,
        "texts": {
          "hello": { "source": "Hello!", "text": "" },
          "start/size": { "source": "Which size?", "text": "" },
          "start/size/small": { "source": "Small", "text": "" },
          "start/size/large": { "source": "Large", "text": "" },
          "start/say": { "source": "Tap, please.", "text": "" }
        }
      }
      """;

  @Test
  void extract_makes_a_file_of_what_has_words() {
    assertThat(i18n("extract", "--lang", "hi")).isZero();
    assertThat(file).hasContent(EMPTY);
    assertThat(i18n("check")).isEqualTo(1);
  }

  @Test
  void extract_leaves_what_is_translated_and_the_flows_own_language_alone() throws IOException {
    i18n("extract", "--lang", "hi,en");
    replace(file, "\"Hello!\", \"text\": \"\"", "\"Hello!\", \"text\": \"नमस्ते!\"");
    String before = Files.readString(file);
    assertThat(i18n("extract", "--lang", "hi")).isZero();
    assertThat(file).hasContent(before);
    assertThat(folder.resolve("translations/tea.en.json")).doesNotExist();
  }

  @Test
  void the_languages_are_those_that_the_bot_promises() throws IOException {
    Files.writeString(
        folder.resolve("bot.flow"),
        """
        bot shop {
          languages: hi
        }

        on keyword "help" keep { say "Just tap." }
        """);
    assertThat(i18n("check")).isEqualTo(1);
    assertThat(i18n("extract")).isZero();
    assertThat(file).hasContent(EMPTY);
    assertThat(folder.resolve("translations/bot.hi.json")).content().contains("\"on:help/say\"");
  }

  @Test
  void update_finds_moved_texts_and_opens_stale_ones_with_their_old_words() throws IOException {
    i18n("extract", "--lang", "hi");
    replace(file, "\"Hello!\", \"text\": \"\"", "\"Hello!\", \"text\": \"नमस्ते!\"");
    replace(file, "\"Small\", \"text\": \"\"", "\"Small\", \"text\": \"छोटा\"");
    Path flow = folder.resolve("tea.flow");
    replace(flow, "#hello", "#greeting");
    replace(flow, "\"Small\"", "\"Tiny\"");
    replace(flow, "      other { say \"Tap, please.\" }\n".strip(), "other -> start");
    assertThat(i18n("update")).isZero();
    assertThat(file)
        .hasContent(
            """
            {
              "format": 1,
              "texts": {
                "greeting": { "source": "Hello!", "text": "नमस्ते!" },
                "start/size": { "source": "Which size?", "text": "" },
                "start/size/small": { "source": "Tiny", "text": "", "was": "छोटा" },
                "start/size/large": { "source": "Large", "text": "" }
              }
            }
            """);
    replace(file, "\"Tiny\", \"text\": \"\"", "\"Tiny\", \"text\": \"नन्हा\"");
    i18n("update");
    assertThat(file).content().contains("{ \"source\": \"Tiny\", \"text\": \"नन्हा\" }");
  }

  @Test
  void update_finds_texts_that_stand_under_another_number() throws IOException {
    i18n("extract", "--lang", "hi");
    replace(file, "\"Tap, please.\", \"text\": \"\"", "\"Tap, please.\", \"text\": \"दबाएँ\"");
    replace(folder.resolve("tea.flow"), "  say \"Hello!\" #hello", "  say \"Hello!\"");
    i18n("update");
    assertThat(file)
        .content()
        .contains(
            "\"start/say\": { \"source\": \"Hello!\", \"text\": \"\" }",
            "\"start/say.2\": { \"source\": \"Tap, please.\", \"text\": \"दबाएँ\" }");
  }

  @Test
  void check_is_content_when_all_is_translated() throws IOException {
    i18n("extract", "--lang", "hi");
    int n = 0;
    while (Files.readString(file).contains("\"text\": \"\"")) {
      String text = Files.readString(file);
      Files.writeString(file, text.replaceFirst("\"text\": \"\"", "\"text\": \"क" + n++ + "\""));
    }
    assertThat(i18n("check")).isZero();
  }

  @Test
  void what_cannot_be_done_is_said() {
    assertThat(i18n("extract")).isEqualTo(2);
    assertThat(i18n("extract", "--lang", "h/i")).isEqualTo(2);
    assertThat(Parley.run("i18n", "check", folder.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(Parley.run("i18n")).isEqualTo(2);
  }
}
