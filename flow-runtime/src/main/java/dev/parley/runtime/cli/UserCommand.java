package dev.parley.runtime.cli;

import dev.parley.runtime.Office;
import dev.parley.runtime.account.Member;
import dev.parley.runtime.account.Members;
import dev.parley.runtime.account.Passwords;
import dev.parley.runtime.account.Role;
import dev.parley.runtime.store.AccountId;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The people who may sign in, on the data itself. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    description = "Lists, adds and removes users, and gives them passwords.",
    footer = {"", "A server on an embedded database has to be stopped meanwhile."})
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class UserCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "list, add, password or remove?");
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the users.")
  int list(@Mixin DataOptions data) {
    PrintWriter out = spec.commandLine().getOut();
    try (Office office = data.open()) {
      AccountId account = office.account(data.account());
      out.println(account);
      for (Member user : office.users(account)) {
        out.printf(
            "%s  %s  %s  %s%s%n",
            user.id(),
            user.email(),
            user.role().word(),
            user.name(),
            user.active() ? "" : "  (suspended)");
      }
    }
    out.flush();
    return Exit.OK;
  }

  /** Who is to be added, and where to. */
  static final class Newcomer {
    @Parameters(paramLabel = "EMAIL", description = "What they sign in with.")
    private String email;

    @Option(names = "--role", paramLabel = "ROLE", defaultValue = "owner")
    private Role role;

    @Option(names = "--name", paramLabel = "NAME", description = "What they are called.")
    private @Nullable String name;

    @Option(
        names = "--new-account",
        paramLabel = "BUSINESS",
        description = "Makes an account of this name first.")
    private @Nullable String business;
  }

  @Command(name = "add", mixinStandardHelpOptions = true, description = "Adds a user.")
  int add(@Mixin DataOptions data, @Mixin Newcomer user, @Mixin NewPassword given) {
    if (!Members.isAddress(user.email)) {
      throw new ParameterException(spec.commandLine(), user.email + " is no e-mail address.");
    }
    String password = checked(given);
    String name = user.name == null ? user.email.replaceFirst("@.*", "") : user.name;
    PrintWriter out = spec.commandLine().getOut();
    try (Office office = data.begin()) {
      AccountId account =
          user.business == null ? office.account(data.account()) : office.create(user.business);
      Member added =
          office.add(new Members.Newcomer(account, user.email, name, user.role, password));
      out.printf("%s is %s of %s.%n", added.email(), added.role().word(), account);
    }
    out.flush();
    return Exit.OK;
  }

  @Command(
      name = "password",
      mixinStandardHelpOptions = true,
      description = "Gives a user another password and signs them out.")
  int password(
      @Mixin DataOptions data,
      @Parameters(paramLabel = "EMAIL") String email,
      @Mixin NewPassword given) {
    String password = checked(given);
    try (Office office = data.open()) {
      said(office.password(office.account(data.account()), email, password), "has a new password");
    }
    return Exit.OK;
  }

  @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes a user.")
  int remove(@Mixin DataOptions data, @Parameters(paramLabel = "EMAIL") String email) {
    try (Office office = data.open()) {
      said(office.remove(office.account(data.account()), email), "is removed");
    }
    return Exit.OK;
  }

  private void said(Member user, String what) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s %s.%n", user.email(), what);
    out.flush();
  }

  /** Where a new password comes from. */
  static final class NewPassword {
    @Option(
        names = "--password-stdin",
        description = "Reads the password from the standard input's first line.")
    private boolean piped;

    @SuppressWarnings("SystemConsoleNull") // with Java 21 it is null where there is no terminal
    private @Nullable String typed() {
      if (piped) {
        return line();
      }
      Console console = System.console();
      if (console == null) {
        throw new CannotRead("There is no terminal to ask for a password: use --password-stdin.");
      }
      char[] typed = console.readPassword("Password: ");
      return typed == null ? null : new String(typed);
    }

    private static @Nullable String line() {
      try {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            .readLine();
      } catch (IOException e) {
        throw new CannotRead("The password could not be read: " + e.getMessage());
      }
    }
  }

  private String checked(NewPassword given) {
    String password = given.typed();
    if (password == null || password.length() < Passwords.SHORTEST) {
      throw new ParameterException(
          spec.commandLine(), "A password has " + Passwords.SHORTEST + " characters at least.");
    }
    return password;
  }
}
