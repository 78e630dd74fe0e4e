package dev.parley.runtime.cli;

import dev.parley.runtime.Config;
import dev.parley.runtime.Office;
import dev.parley.runtime.account.ApiKey;
import dev.parley.runtime.account.ApiKeys;
import dev.parley.runtime.http.Permission;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The keys of the management API, on the data itself. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description = "Lists, makes and revokes keys of the management API; rotates the master key.",
    footer = {"", "A server on an embedded database has to be stopped meanwhile."})
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class KeyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "list, create, revoke or rotate?");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the keys, without the keys themselves.")
  int list(@Mixin DataOptions data) {
    PrintWriter out = spec.commandLine().getOut();
    try (Office office = data.open()) {
      for (ApiKey key : office.keys(office.account(data.account()))) {
        String state =
            key.revoked()
                .map(at -> "revoked " + at)
                .or(() -> key.lastUsed().map(at -> "used " + at))
                .orElse("never used");
        out.printf(
            "%s  %s…  %s  %s  %s%n", key.id(), key.hint(), key.name(), words(key.scopes()), state);
      }
    }
    out.flush();
    return Exit.OK;
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a key and prints it; nobody sees it again.")
  int create(
      @Mixin DataOptions data,
      @Parameters(paramLabel = "NAME", description = "What it is for.") String name,
      @Option(
              names = "--scopes",
              split = ",",
              paramLabel = "SCOPE",
              description = "What it may do, such as contacts:read; everything where absent.")
          List<String> scopes) {
    Set<Permission> may =
        scopes == null || scopes.isEmpty() ? EnumSet.allOf(Permission.class) : permissions(scopes);
    PrintWriter out = spec.commandLine().getOut();
    try (Office office = data.begin()) {
      ApiKeys.Order order =
          new ApiKeys.Order(
              office.account(data.account()), name, may, Optional.empty(), "command line");
      out.println(office.make(order).secret());
    }
    out.flush();
    return Exit.OK;
  }

  private Set<Permission> permissions(List<String> words) {
    EnumSet<Permission> permissions = EnumSet.noneOf(Permission.class);
    for (String word : words) {
      permissions.add(
          Permission.of(word)
              .orElseThrow(() ->
                  new ParameterException(
                      spec.commandLine(),
                      word + " is none of " + String.join(", ", Permission.words()) + ".")));
    }
    return permissions;
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Ends a key at once and for good.")
  int revoke(
      @Mixin DataOptions data,
      @Parameters(paramLabel = "ID", description = "As list shows it.") String id) {
    PrintWriter out = spec.commandLine().getOut();
    try (Office office = data.open()) {
      ApiKey key = office.revoke(office.account(data.account()), id);
      out.printf("%s (%s) is revoked.%n", key.id(), key.name());
    }
    out.flush();
    return Exit.OK;
  }

  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = {
        "Seals the secrets of numbers with another master key, and prints that key.",
        "PARLEY_MASTER_KEY is the one of before; set the new one before the server starts again.",
        "Links to files that were given out open nothing afterwards."
      })
  int rotate(
      @Mixin DataOptions data,
      @Option(
              names = "--to",
              paramLabel = "KEY",
              description = "The new key, base64 of 32 bytes; made by chance where absent.")
          Optional<String> to) {
    String former =
        data.masterKey()
            .orElseThrow(() ->
                new CannotRead("There is no PARLEY_MASTER_KEY: set it to the key of before."));
    String fresh = to.orElseGet(KeyCommand::chance);
    if (!Config.isKey(fresh)) {
      throw new CannotRead("--to is not base64 of 32 bytes.");
    }
    try (Office office = data.open()) {
      int sealed = office.rotate(former, fresh);
      spec.commandLine().getErr().printf("%d secrets are sealed with the new key.%n", sealed);
    } catch (IllegalArgumentException refused) {
      throw new CannotRead(String.valueOf(refused.getMessage()));
    }
    spec.commandLine().getErr().flush();
    spec.commandLine().getOut().println(fresh);
    spec.commandLine().getOut().flush();
    return Exit.OK;
  }

  private static String chance() {
    byte[] bytes = new byte[Config.KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String words(Set<Permission> scopes) {
    return scopes.size() == Permission.values().length
        ? "everything"
        : scopes.stream().sorted().map(Permission::word).collect(Collectors.joining(","));
  }
}
