package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code parley serve BOT_DIR} as a process of its own, with an empty data folder. */
final class Serving implements AutoCloseable {
  private static final Pattern PHONE = Pattern.compile("http://\\S+/phone");
  private static final int PATIENCE_SECONDS = 30;

  private final Process process;
  private final BufferedReader output;

  /** What it said until it was ready, and after its end all of it. */
  final List<String> said = new ArrayList<>();

  private Serving(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static Serving start(Path bot, Path data) {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // ready sooner, which is all that counts here
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                bot.toString(),
                "--port",
                "0",
                "--data",
                data.toString())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
    try {
      Serving serving = new Serving(builder.start());
      serving.readUntil("/health/ready");
      return serving;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readUntil(String mark) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      if (line.contains(mark)) {
        return;
      }
    }
  }

  /** The page's address as it was printed. */
  String phone() {
    Matcher address = PHONE.matcher(String.join("\n", said));
    assertThat(address.find()).as("it names the phone page: %s", said).isTrue();
    return address.group();
  }

  /** Ends it as Ctrl-C does, and waits until it has. */
  void stop() throws InterruptedException {
    process.toHandle().destroy(); // by its handle, since the process itself would close its output
    output.lines().forEach(said::add);
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
