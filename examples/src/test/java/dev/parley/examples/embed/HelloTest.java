package dev.parley.examples.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import org.junit.jupiter.api.Test;

class HelloTest {
  private static String talk(String typed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Hello.talk(new Scanner(typed), new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  @Test
  void the_program_asks_for_a_name_and_greets() {
    assertThat(talk("A\n Asha \nnot read any more\n"))
        .isEqualTo(
            """
            What's your name?
            At least two letters, please.
            Nice to meet you, Asha!
            """);
  }

  @Test
  void it_ends_where_the_input_ends() {
    assertThat(talk("")).isEqualTo("What's your name?\n");
  }
}
