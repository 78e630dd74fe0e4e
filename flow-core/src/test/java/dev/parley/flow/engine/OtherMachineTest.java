package dev.parley.flow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.json.SessionJson;
import dev.parley.flow.json.TurnJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** The same inputs give the same bytes on any machine, wherever it stands and whatever it runs. */
class OtherMachineTest {
  private static final int CASES = 200;
  private static final int INPUTS = 12;

  @Test
  void another_machine_in_another_country_takes_the_same_turns() throws Exception {
    assertThat(
            elsewhere(
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Chatham",
                "-Dfile.encoding=ISO-8859-1",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=2",
                "-Xint"))
        .as("default locale %s, zone %s", Locale.getDefault(), TimeZone.getDefault().getID())
        .isEqualTo(turns());
  }

  private static String elsewhere(String... flags) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", path(), OtherMachineTest.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.strip();
  }

  private static String path() {
    String modules = System.getProperty("jdk.module.path", "");
    String classes = System.getProperty("surefire.test.class.path", "");
    return String.join(
        System.getProperty("path.separator"),
        modules,
        classes,
        System.getProperty("java.class.path"));
  }

  /** Prints the digest of all turns. */
  public static void main(String[] args) throws NoSuchAlgorithmException {
    System.out.println(turns());
  }

  private static String turns() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (long seed = 1; seed <= CASES; seed++) {
      Engine engine =
          new Engine(Flows.of(CompiledBot.compile(AnyBot.of(seed), "r1")), Limits.defaults());
      AnyInput any = new AnyInput(seed);
      Instant clock = Instant.parse("2026-01-05T04:30:00Z");
      Turn turn = engine.start("ses_1", Start.of("shop", "main"), Facts.none(), now(clock));
      add(digest, turn);
      for (int i = 0; i < INPUTS; i++) {
        any.sees(turn);
        clock = clock.plusSeconds(any.seconds());
        turn = engine.resume(turn.session(), any.next(turn.session()), Facts.none(), now(clock));
        add(digest, turn);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Now now(Instant instant) {
    return new Now(instant, instant.getEpochSecond());
  }

  private static void add(MessageDigest digest, Turn turn) {
    digest.update(new TurnJson().writeText(turn).getBytes(StandardCharsets.UTF_8));
    digest.update(new SessionJson().write(turn.session()));
  }
}
