package dev.parley.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DiffTest {
  private static final String SHOP =
      """
      flow shop {
        version: latest
      }

      trigger keyword "hi"

      step start {
        ask name: text "Name?"
        ask age: int "Age?"
        say "Thanks ${name} ${age}"
      }
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void write() throws IOException {
    write("old", SHOP);
  }

  private void write(String version, String text) throws IOException {
    Files.createDirectories(folder.resolve(version));
    Files.writeString(folder.resolve(version).resolve("shop.flow"), text);
  }

  private int diff(String... options) {
    CommandLine line = Parley.line();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(out));
    String[] all = new String[options.length + 3];
    all[0] = "diff";
    all[1] = folder.resolve("old").toString();
    all[2] = folder.resolve("new").toString();
    System.arraycopy(options, 0, all, 3, options.length);
    return line.execute(all);
  }

  @Test
  void a_change_of_words_is_safe() throws IOException {
    write("new", SHOP.replace("Name?", "What is your name?"));
    assertThat(diff()).isZero();
    assertThat(out.toString())
        .contains("2 places where people may wait: 2 go on as before, 0 do not");
  }

  @Test
  void a_question_that_was_taken_away_is_shown_where_it_stood() throws IOException {
    write("new", SHOP.replace("ask age: int", "ask years: int").replace("${age}", "${years}"));
    assertThat(diff()).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "error[FLW2501]: `start/age` of flow `shop` is gone, and people may wait there: their"
                + " step `start` begins again",
            "old/shop.flow:9:3",
            "write `was age` where it went, or `on migrate start` in the flow");
  }

  @Test
  void was_says_where_a_question_went() throws IOException {
    write(
        "new",
        SHOP.replace("ask age: int \"Age?\"", "ask years: int \"Age?\" { was age }")
            .replace("${age}", "${years}"));
    assertThat(diff()).isZero();
    assertThat(out.toString()).contains("`start/age` of flow `shop` is `start/years` now.");
  }

  @Test
  void a_question_that_asks_for_something_else_is_shown_where_it_stands_now() throws IOException {
    write("new", SHOP.replace("age: int", "age: date"));
    assertThat(diff("--format", "json")).isEqualTo(1);
    assertThat(out.toString())
        .contains("\"code\":\"FLW2501\"", "new/shop.flow", "asks for something else now");
  }

  @Test
  void people_of_a_flow_without_version_latest_stay_where_they_are() throws IOException {
    write("old", SHOP.replace("version: latest", "title: \"Shop\""));
    write("new", SHOP);
    assertThat(diff()).isZero();
    assertThat(out.toString()).contains("People inside `shop` stay in the release");
  }

  @Test
  void a_bot_with_errors_cannot_be_compared() throws IOException {
    write("new", SHOP.replace("step start", "step"));
    assertThat(diff()).isEqualTo(2);
    assertThat(out.toString()).contains("shop.flow:7");
  }
}
