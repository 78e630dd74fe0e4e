package dev.parley.runtime.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that work on the data itself. */
class OfficeCommandsTest {
  @TempDir Path folder;

  private record Result(int exit, String out, String err) {}

  private Result run(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream usualOut = System.out;
    PrintStream usualErr = System.err;
    InputStream usualIn = System.in;
    System.setOut(new PrintStream(out, true, UTF_8));
    System.setErr(new PrintStream(err, true, UTF_8));
    System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
    try {
      List<String> all = new ArrayList<>(List.of(args));
      if (!input.isEmpty()) {
        all.add("--password-stdin");
      }
      all.addAll(List.of("--data", folder.resolve("data").toString()));
      int exit = Parley.run(all.toArray(String[]::new));
      return new Result(exit, out.toString(UTF_8), err.toString(UTF_8));
    } finally {
      System.setOut(usualOut);
      System.setErr(usualErr);
      System.setIn(usualIn);
    }
  }

  @Test
  void users_come_get_another_password_and_go() {
    Result added = run("correct horse\n", "user", "add", "Asha@tea.example");
    assertThat(added.out()).startsWith("asha@tea.example is owner of acc_");
    assertThat(added.exit()).isZero();
    assertThat(run("correct horse\n", "user", "add", "ben@tea.example", "--role", "agent").exit())
        .isZero();
    assertThat(run("", "user", "list").out())
        .contains("asha@tea.example  owner  Asha", "ben@tea.example  agent  ben");
    assertThat(run("battery staple\n", "user", "password", "ben@tea.example").exit()).isZero();
    assertThat(run("", "user", "remove", "ben@tea.example").exit()).isZero();
    assertThat(run("", "user", "list").out()).doesNotContain("ben@");
    Result last = run("", "user", "remove", "asha@tea.example");
    assertThat(last.exit()).isEqualTo(2);
    assertThat(last.err()).contains("last owner");
  }

  @Test
  void where_there_is_no_data_nothing_is_listed_removed_or_made() {
    for (List<String> command :
        List.of(
            List.of("user", "list"),
            List.of("user", "remove", "a@tea.example"),
            List.of("key", "list"),
            List.of("key", "revoke", "key_none"),
            List.of("sessions"))) {
      Result refused = run("", command.toArray(String[]::new));
      assertThat(refused.exit()).as(command.toString()).isEqualTo(2);
      assertThat(refused.err()).contains("there is no data in it");
    }
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void what_cannot_be_is_said_in_a_sentence() {
    run("correct horse\n", "user", "add", "b@tea.example");
    assertThat(run("short\n", "user", "add", "a@tea.example").err()).contains("12 characters");
    assertThat(run("correct horse\n", "user", "add", "nobody").err()).contains("no e-mail");
    assertThat(run("", "user", "remove", "a@tea.example").err()).contains("There is no user");
    assertThat(run("", "key", "create", "till", "--scopes", "all").err()).contains("is none of");
    assertThat(run("", "key", "revoke", "key_none").err()).contains("There is no such key");
    assertThat(run("", "sessions", "--account", "acc_none").err()).contains("no such account");
  }

  @Test
  void keys_are_made_listed_and_revoked() {
    String key = run("", "key", "create", "till", "--scopes", "contacts:read").out().strip();
    assertThat(key).startsWith("pk_").hasSizeGreaterThan(40);
    String listed = run("", "key", "list").out();
    assertThat(listed).contains("till  contacts:read  never used").doesNotContain(key);
    String id = listed.replaceFirst("(?s) .*", "");
    assertThat(run("", "key", "revoke", id).out()).contains("is revoked");
    assertThat(run("", "key", "list").out()).contains("revoked 20");
  }

  @Test
  void an_account_of_ones_own_has_users_and_keys_of_its_own() {
    run("correct horse\n", "user", "add", "a@tea.example");
    String added =
        run("correct horse\n", "user", "add", "b@coffee.example", "--new-account", "Coffee").out();
    String account = added.replaceFirst("(?s).* of (acc_\\w+)\\..*", "$1");
    assertThat(run("", "user", "list", "--account", account).out())
        .contains("b@coffee.example")
        .doesNotContain("a@tea.example");
    assertThat(run("", "sessions", "--account", account).out()).contains("0 sessions go on");
  }
}
