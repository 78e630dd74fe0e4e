package dev.parley.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertTest {
  private static final String TEXT =
      """
      // a greeting
      flow hello {}

      step start {
        say "Hi"  // short
        goto nowhere
      }
      """;

  @TempDir private Path folder;
  private Path text;
  private Path json;

  @BeforeEach
  void write() throws IOException {
    text = Files.writeString(folder.resolve("hello.flow"), TEXT);
    json = folder.resolve("hello.flow.json");
  }

  @Test
  void text_becomes_json_and_the_same_text_again_without_any_check() throws IOException {
    Path again = folder.resolve("again.flow");
    assertThat(convert(text, json)).isZero();
    assertThat(convert(json, again)).isZero();
    assertThat(again).hasContent(TEXT);
    assertThat(Files.readString(json)).contains("\"flow\": \"hello\"", "// short");
  }

  @Test
  void what_is_there_is_replaced_as_a_whole() throws IOException {
    Files.writeString(json, "{".repeat(10_000));
    assertThat(convert(text, json)).isZero();
    assertThat(convert(json, folder.resolve("again.flow"))).isZero();
  }

  @Test
  void a_file_that_cannot_be_said_in_the_other_form_leaves_the_other_file_alone()
      throws IOException {
    Files.writeString(json, "{ \"format\": 1, \"flow\": \"f\", \"stpes\": [] }");
    assertThat(convert(json, text)).isEqualTo(1);
    assertThat(text).hasContent(TEXT);
    Files.writeString(text, "flow f { say }");
    assertThat(convert(text, json)).isEqualTo(1);
    assertThat(json).content().contains("stpes");
  }

  @Test
  void a_usage_that_makes_no_sense_has_its_own_exit_status() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.flow.json"), text);
    assertThat(convert(text, folder.resolve("b.flow"))).isEqualTo(2);
    assertThat(convert(text, folder.resolve("b.json"))).isEqualTo(2);
    assertThat(convert(text, link)).isEqualTo(2);
    assertThat(convert(folder.resolve("none.flow"), json)).isEqualTo(2);
    assertThat(convert(text, folder.resolve("none/b.flow.json"))).isEqualTo(2);
    assertThat(text).hasContent(TEXT);
  }

  private static int convert(Path in, Path out) {
    return Parley.run("convert", in.toString(), out.toString());
  }
}
