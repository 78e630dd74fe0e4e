package dev.parley.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every command is given what it cannot work with. */
@Timeout(120)
class BadCallTest {
  private static final String SECRET = "hush-hush-hush-hush";
  private static final List<String> INSIDES = List.of("\tat ", "Exception", "dev.parley", "null");

  @TempDir private Path folder;

  private record Result(int exit, String said) {}

  private static Result call(List<String> words) {
    StringWriter said = new StringWriter();
    PrintWriter both = new PrintWriter(said);
    CommandLine line = Parley.line().setOut(both).setErr(both);
    return new Result(line.execute(words.toArray(String[]::new)), said.toString());
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("empty.flow"), "");
    Files.writeString(folder.resolve("empty.flow.json"), "");
    byte[] binary = {(byte) 0xff, (byte) 0xfe, 0, 1, 2, (byte) 0x80};
    Files.write(folder.resolve("binary.flow"), binary);
    Files.write(folder.resolve("binary.flow.json"), binary);
    Files.createDirectories(folder.resolve("folder.flow"));
    Files.createDirectories(folder.resolve("folder.flow.json"));
    Files.createDirectories(folder.resolve("nothing"));
    Path around = folder.resolve("around.flow");
    Files.createSymbolicLink(around, around);
    Path unreadable = Path.of("/proc/self/mem");
    if (Files.exists(unreadable)) {
      // Not even the machine's owner can read its beginning.
      Files.createSymbolicLink(folder.resolve("unreadable.flow"), unreadable);
    }
    Files.createDirectories(folder.resolve("bot"));
    Files.writeString(
        folder.resolve("bot/hello.flow"), "flow hello {}\n\nstep start {\n  end\n}\n");
  }

  private List<String> files() {
    List<String> names =
        new ArrayList<>(
            List.of("missing.flow", "empty.flow", "binary.flow", "folder.flow", "around.flow"));
    if (Files.exists(folder.resolve("unreadable.flow"))) {
      names.add("unreadable.flow");
    }
    return names.stream().map(name -> folder.resolve(name).toString()).toList();
  }

  /** Every command that reads files or folders, with each thing that is none. */
  private List<List<String>> withFiles() {
    List<List<String>> calls = new ArrayList<>();
    String out = folder.resolve("out.flow.json").toString();
    for (String file : files()) {
      calls.add(List.of("check", file));
      calls.add(List.of("check", file, "--fix"));
      calls.add(List.of("check", file, "--format", "sarif"));
      calls.add(List.of("fmt", "--check", file));
      calls.add(List.of("test", file));
      calls.add(List.of("convert", file, out));
      calls.add(List.of("chat", file));
      calls.add(List.of("serve", file, "--port", "0", "--data", folder.resolve("data").toString()));
      // An empty settings file is one.
      calls.add(List.of("serve", "--config", file, "--port", "x"));
      calls.add(List.of("form-key", "--config", file + "/x"));
      calls.add(List.of("i18n", "extract", file, "--lang", "hi"));
      calls.add(List.of("i18n", "update", file));
      calls.add(List.of("i18n", "check", file));
      calls.add(List.of("eval", "--file", file + "/x"));
      calls.add(
          List.of(
              "replay", "cnv_1", "--server", "http://localhost:1", "--key", SECRET, "--bot", file));
    }
    return calls;
  }

  private List<List<String>> wrongWords() {
    String bot = folder.resolve("bot").toString();
    String file = folder.resolve("bot/hello.flow").toString();
    return List.of(
        List.of("dance"),
        List.of("check"),
        List.of("check", bot, "--dance"),
        List.of("check", bot, "--format", "xml"),
        List.of("fmt"),
        List.of("fmt", bot, "--dance"),
        List.of("test"),
        List.of("test", bot, "--format", "xml"),
        List.of("chat"),
        List.of("convert", file),
        List.of("convert", file, file),
        List.of("convert", file, bot),
        List.of("convert", file, bot + "/no/such/out.flow.json"),
        List.of("convert", file, folder.resolve("folder.flow.json").toString()),
        List.of("explain"),
        List.of("explain", "FLW0000"),
        List.of("explain", "../../etc/passwd"),
        List.of("i18n"),
        List.of("i18n", "dance"),
        List.of("i18n", "extract", bot, "--lang", "../x"),
        List.of("eval"),
        List.of("eval", "1", "--vars", "[1]"),
        List.of("eval", "1", "--vars", "{"),
        List.of("eval", "1", "--vars", "[".repeat(100_000)),
        List.of("eval", "1", "--engine", "v8"),
        List.of("eval", "(".repeat(100_000)),
        List.of("serve", bot, "--port", "x"),
        List.of("serve", bot, "--port", "65536"),
        List.of("serve", bot, "--port", "-1"),
        List.of("serve", bot, "--db", "jdbc:mysql://x"),
        List.of("serve", bot, "--db", "nonsense"),
        List.of("serve", bot, "--data", file),
        List.of("serve", bot, "--dance"),
        List.of("emulator", "--port", "x"),
        List.of("emulator", "--port", "65536"),
        List.of("emulator", "--webhook", "nowhere"),
        List.of("emulator", "--webhook", "http://["),
        List.of("emulator", "--number", "none"),
        List.of("emulator", "--phone-number-id", "../x"),
        List.of("emulator", "--host", "no.such.host.invalid", "--port", "0"),
        List.of("emulator", "--seed", "x"));
  }

  private static List<List<String>> wrongServers() {
    List<List<String>> calls = new ArrayList<>();
    for (String server :
        List.of(
            "http://localhost:1",
            "http://no.such.host.invalid",
            "http://localhost:99999",
            "localhost",
            "//localhost",
            "ftp://localhost",
            "file:///etc/passwd",
            "http://[",
            "")) {
      calls.add(List.of("replay", "cnv_1", "--server", server, "--key", SECRET));
    }
    calls.add(
        List.of("replay", "cnv_1", "--server", "http://localhost:1", "--key", SECRET + "\né"));
    calls.add(List.of("replay", "a b/../%\n", "--server", "http://localhost:1", "--key", SECRET));
    calls.add(List.of("replay", "cnv_1", "--key", SECRET));
    return calls;
  }

  @Test
  void whatever_is_wrong_with_a_call_is_said_in_a_sentence() {
    List<List<String>> calls = new ArrayList<>(withFiles());
    calls.addAll(wrongWords());
    calls.addAll(wrongServers());
    List<String> wrong = new ArrayList<>();
    for (List<String> words : calls) {
      String shown = String.join(" ", words);
      shown = shown.length() > 200 ? shown.substring(0, 200) + "…" : shown;
      Result result = call(words);
      boolean fault = INSIDES.stream().anyMatch(result.said()::contains);
      if (result.exit() == 0
          || fault
          || result.said().isBlank()
          || result.said().contains(SECRET)) {
        wrong.add(shown + " → " + result.exit() + ": " + result.said());
      }
    }
    assertThat(wrong).as("of %s", calls.size()).isEmpty();
  }
}
