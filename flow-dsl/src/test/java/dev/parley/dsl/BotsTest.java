package dev.parley.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.flow.model.Flow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotsTest {
  private static final String TEA =
      """
      flow tea {
        title: "Tea"
      }

      trigger first

      step start {
        say "Hello!"
        end
      }
      """;
  private static final String COFFEE_JSON =
      """
      {
        "format": 1,
        "flow": "coffee",
        "steps": [
          { "name": "start", "do": [ { "type": "say", "text": "Hi" }, { "type": "end" } ] }
        ]
      }
      """;

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  private List<String> messages() {
    return Bots.load(folder).problems().stream().map(Diagnostic::message).toList();
  }

  private String shown(String name) {
    return folder.resolve(name).toString().replace('\\', '/');
  }

  @Test
  void a_bot_is_a_folder_of_flow_texts_and_json() throws IOException {
    write("tea.flow", TEA);
    write("coffee.flow.json", COFFEE_JSON);
    write("notes.txt", "not ours");
    LoadedBot loaded = Bots.load(folder);
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.bot().orElseThrow().flows())
        .extracting(Flow::id)
        .containsExactly("coffee", "tea");
    assertThat(loaded.sources().files())
        .containsExactly(shown("coffee.flow.json"), shown("tea.flow"));
  }

  @Test
  void the_bots_file_names_it_and_settles_what_all_flows_share() throws IOException {
    write("tea.flow", TEA);
    write("any_name.flow", "bot shop {\n  timezone: \"Asia/Kolkata\"\n}\n");
    assertThat(Bots.load(folder).bot().orElseThrow())
        .satisfies(bot -> assertThat(bot.id()).isEqualTo("shop"))
        .satisfies(bot -> assertThat(bot.settings().timezone()).contains("Asia/Kolkata"));
  }

  @Test
  void the_bots_file_may_be_json_too() throws IOException {
    write("tea.flow", TEA);
    write("bot.flow.json", "{\"format\": 1, \"bot\": \"shop\", \"lang\": \"pt\"}");
    assertThat(Bots.load(folder).bot().orElseThrow().settings().lang()).contains("pt");
  }

  @Test
  void without_a_name_of_its_own_the_bot_is_called_like_its_folder() throws IOException {
    write("Corner shop-2/tea.flow", TEA);
    assertThat(Bots.load(folder.resolve("Corner shop-2")).bot().orElseThrow().id())
        .isEqualTo("Corner_shop_2");
    write("2nd/tea.flow", TEA);
    assertThat(Bots.load(folder.resolve("2nd")).bot().orElseThrow().id()).isEqualTo("bot_2nd");
    assertThat(Bots.load(folder.resolve("2nd/tea.flow")).bot().orElseThrow().id()).isEqualTo("tea");
  }

  @Test
  void a_missing_folder_is_one_sentence() {
    folder = folder.resolve("nowhere");
    assertThat(messages()).containsExactly("there is no file or folder called " + shown(""));
  }

  @Test
  void an_empty_folder_is_one_sentence() {
    assertThat(messages())
        .containsExactly(shown("") + " holds no flow: put a file NAME.flow into it");
  }

  @Test
  void a_file_that_is_not_utf_8_is_one_sentence() throws IOException {
    Files.write(
        folder.resolve("tea.flow"),
        "flow tea {\n  title: \"Caf\u00e9\"\n}\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(messages())
        .containsExactly(
            shown("tea.flow")
                + " is not UTF-8 text: byte 24, on line 2, is no letter of it;"
                + " save the file as UTF-8");
  }

  @Test
  void a_link_to_nowhere_is_one_sentence() throws IOException {
    write("tea.flow", TEA);
    Files.createSymbolicLink(folder.resolve("lost.flow"), folder.resolve("gone.flow"));
    LoadedBot loaded = Bots.load(folder);
    assertThat(loaded.problems())
        .extracting(Diagnostic::message)
        .containsExactly(
            shown("lost.flow") + " cannot be read: it points to a file that is not there");
    assertThat(loaded.bot()).isEmpty();
  }

  @Test
  void a_byte_order_mark_is_no_fault() throws IOException {
    write("tea.flow", "\uFEFF" + TEA);
    write("coffee.flow.json", "\uFEFF" + COFFEE_JSON);
    assertThat(messages()).isEmpty();
  }

  @Test
  void two_files_about_the_same_are_told_apart_by_their_names() throws IOException {
    write("a.flow", TEA);
    write("b.flow", TEA);
    write("bot.flow", "bot x {\n}\n");
    write("bot2.flow", "bot y {\n}\n");
    assertThat(Bots.load(folder).problems())
        .extracting(Diagnostic::file, Diagnostic::message, Diagnostic::label)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                shown("b.flow"),
                "there is a second flow called `tea`",
                "the first is in " + shown("a.flow")),
            org.assertj.core.groups.Tuple.tuple(
                shown("bot2.flow"),
                "there is a second file about the bot itself",
                "the first is in " + shown("bot.flow")));
  }

  @Test
  void a_problem_of_a_json_flow_points_into_its_file() throws IOException {
    write("coffee.flow.json", COFFEE_JSON.replace("\"say\"", "\"shout\""));
    assertThat(Bots.load(folder).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.file()).isEqualTo(shown("coffee.flow.json"));
          assertThat(problem.span().start().line()).isEqualTo(5);
        });
  }

  @Test
  void broken_json_points_to_where_it_breaks() throws IOException {
    write("coffee.flow.json", COFFEE_JSON.replace("\"Hi\" }", "\"Hi\" ]"));
    assertThat(Bots.load(folder).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.span().start().line()).isEqualTo(5));
  }

  @Test
  void the_same_files_have_the_same_hash_and_others_another() throws IOException {
    write("one/tea.flow", TEA);
    write("two/tea.flow", TEA);
    String hash = Bots.load(folder.resolve("one")).hash();
    assertThat(Bots.load(folder.resolve("two")).hash()).isEqualTo(hash);
    assertThat(Bots.of("two", Map.of("tea.flow", TEA)).hash()).isEqualTo(hash);
    write("two/notes.txt", "not ours");
    assertThat(Bots.load(folder.resolve("two")).hash()).isEqualTo(hash);
    write("two/translations/tea.de.json", "{}");
    assertThat(Bots.load(folder.resolve("two")).hash()).isNotEqualTo(hash);
    write("one/tea.flow", TEA.replace("Hello", "Hallo"));
    assertThat(Bots.load(folder.resolve("one")).hash()).isNotEqualTo(hash);
  }

  @Test
  void pictures_beside_the_flows_and_files_in_the_media_folder_belong_to_the_bot()
      throws IOException {
    String send = "flow tea {\n  expires: 1h\n}\n\nstep start {\n  send %s\n  end\n}\n";
    write("tea.flow", send.formatted("image \"menu.pgn\""));
    String hash = Bots.load(folder).hash();
    write("menu.png", "a picture");
    write("media/prices.txt", "Tea 2");
    LoadedBot loaded = Bots.load(folder);
    assertThat(loaded.hash()).isNotEqualTo(hash);
    assertThat(loaded.files()).containsOnlyKeys("menu.png", "media/prices.txt");
    assertThat(loaded.bot().orElseThrow().files()).containsKeys("menu.png", "media/prices.txt");
    assertThat(loaded.problems())
        .filteredOn(p -> p.code().equals("FLW3411"))
        .singleElement()
        .satisfies(p -> {
          assertThat(p.message()).isEqualTo("there is no file `menu.pgn` in the bot's folder");
          assertThat(p.span().start().line()).isEqualTo(6);
        });
    write("tea.flow", send.formatted("video \"menu.png\""));
    assertThat(Bots.load(folder).problems())
        .extracting(p -> p.message())
        .contains("a file `.png` is not shown as video by WhatsApp");
    write("tea.flow", send.formatted("image \"menu.png\""));
    assertThat(Bots.load(folder).problems()).noneMatch(p -> p.code().equals("FLW3411"));
  }

  @Test
  void moving_text_between_files_changes_the_hash() {
    String one = Bots.of("x", Map.of("a.flow", "ab", "b.flow", "c")).hash();
    String other = Bots.of("x", Map.of("a.flow", "a", "b.flow", "bc")).hash();
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void each_folder_with_a_flow_is_a_bot() throws IOException {
    write("b/tea.flow", TEA);
    write("a/deep/coffee.flow.json", COFFEE_JSON);
    write("target/tea.flow", TEA);
    write(".hidden/tea.flow", TEA);
    write("docs/readme.md", "");
    assertThat(Bots.under(folder)).containsExactly(folder.resolve("a/deep"), folder.resolve("b"));
    assertThat(Bots.under(folder.resolve("docs"))).containsExactly(folder.resolve("docs"));
    Path file = folder.resolve("b/tea.flow");
    assertThat(Bots.under(file)).containsExactly(file);
  }

  @Test
  void a_part_of_the_bot_is_found_in_its_file() throws IOException {
    write("tea.flow", TEA);
    assertThat(Bots.load(folder).place("tea", "/steps/0/do/0/text"))
        .hasToString(shown("tea.flow") + ":8");
    assertThat(Bots.load(folder).place("nothing", "/steps/0").line()).isEqualTo(1);
  }
}
