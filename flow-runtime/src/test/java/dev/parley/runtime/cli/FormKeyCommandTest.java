package dev.parley.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.whatsapp.FormKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code parley form-key}: a new pair, or the public half of the key that is set. */
class FormKeyCommandTest {
  @TempDir private Path folder;

  private static String run(String... args) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new FormKeyCommand());
    assertThat(line.setOut(new PrintWriter(out)).execute(args)).isZero();
    return out.toString();
  }

  @Test
  void the_line_it_prints_is_a_setting_whose_public_half_it_prints_again() throws IOException {
    String fresh = run();
    String setting = fresh.lines().findFirst().orElseThrow();
    String pem = fresh.substring(fresh.indexOf("-----BEGIN PUBLIC KEY-----"));
    assertThat(FormKey.read(setting.replace("PARLEY_FORM_KEY=", "")).orElseThrow().publicPem())
        .isEqualTo(pem);
    Path file = Files.writeString(folder.resolve("parley.conf"), setting + "\n");
    assertThat(run("--config", file.toString())).isEqualTo(pem);
  }
}
