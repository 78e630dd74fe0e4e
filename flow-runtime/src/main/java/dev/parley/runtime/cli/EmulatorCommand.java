package dev.parley.runtime.cli;

import dev.parley.runtime.emulator.AppSecrets;
import dev.parley.runtime.emulator.BusinessNumber;
import dev.parley.runtime.emulator.EmulatorServer;
import dev.parley.runtime.emulator.EmulatorSettings;
import dev.parley.runtime.emulator.Rules;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the emulator alone, for bots of any make. */
@Command(
    name = "emulator",
    mixinStandardHelpOptions = true,
    description = "Runs a WhatsApp Cloud API on this machine, with phones to write from.",
    footer = {
      "",
      "Point a bot's Graph API address at it instead of https://graph.facebook.com, and --webhook",
      "at the bot. Type troubles on the phone page, or post them to /emulator/control."
    })
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class EmulatorCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "The port; ${DEFAULT-VALUE} by default.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "localhost",
      description = "Where it listens: ${DEFAULT-VALUE}, or 0.0.0.0 to let others in.")
  private String host;

  @Option(names = "--webhook", paramLabel = "URL", description = "Where webhooks go.")
  private Optional<URI> webhook;

  @Option(names = "--app-secret", paramLabel = "SECRET", description = "Signs webhooks.")
  private Optional<String> appSecret;

  @Option(names = "--access-token", paramLabel = "TOKEN", description = "What sends must carry.")
  private Optional<String> accessToken;

  @Option(names = "--verify-token", paramLabel = "TOKEN", description = "Verifies the webhook.")
  private Optional<String> verifyToken;

  @Option(names = "--phone-number-id", paramLabel = "ID", description = "The number's id.")
  private Optional<String> phoneNumberId;

  @Option(names = "--waba-id", paramLabel = "ID", description = "The account's id.")
  private Optional<String> wabaId;

  @Option(names = "--number", paramLabel = "DIGITS", description = "The number itself.")
  private Optional<String> number;

  @Option(names = "--name", paramLabel = "NAME", description = "The name over the chat.")
  private Optional<String> name;

  @Option(
      names = "--trust-templates",
      description = "Takes templates that were not created here as they come.")
  private boolean trustTemplates;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Makes chances repeatable; ${DEFAULT-VALUE} by default.")
  private long seed;

  @Override
  public Integer call() throws InterruptedException {
    check();
    EmulatorSettings settings = settings();
    try (EmulatorServer server = EmulatorServer.start(settings, host, port)) {
      announce(settings, server);
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
      stopped.await();
    }
    return Exit.OK;
  }

  private void check() {
    if (webhook.filter(url -> url.getHost() == null).isPresent()) {
      throw wrong("--webhook must be a whole URL such as http://localhost:8080/webhooks/whatsapp.");
    }
    if (port < 0 || port > MOST_PORT) {
      throw wrong("--port is a number from 0 to " + MOST_PORT + ".");
    }
    if (number.filter(given -> given.replaceAll("\\D", "").isEmpty()).isPresent()) {
      throw wrong("--number is a phone number with its country code, in digits.");
    }
    try {
      InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw wrong("--host is the name or address of this machine, which " + host + " is not.");
    }
    phoneNumberId.ifPresent(id -> mustBeId("--phone-number-id", id));
    wabaId.ifPresent(id -> mustBeId("--waba-id", id));
  }

  private void mustBeId(String option, String id) {
    if (!id.matches("\\d{1,40}")) {
      throw wrong(option + " is an id as Meta gives them: digits only.");
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private EmulatorSettings settings() {
    EmulatorSettings local = EmulatorSettings.local(() -> webhook);
    BusinessNumber given = local.number();
    AppSecrets random = local.secrets();
    return local
        .withNumber(
            new BusinessNumber(
                phoneNumberId.orElse(given.phoneNumberId()),
                wabaId.orElse(given.wabaId()),
                number.orElse(given.displayPhoneNumber()).replaceAll("\\D", ""),
                name.orElse(given.name())))
        .withSecrets(
            new AppSecrets(
                accessToken.orElse(random.accessToken()),
                appSecret.orElse(random.appSecret()),
                verifyToken.orElse(random.verifyToken())))
        .withRules(Rules.strict().withTemplates(!trustTemplates).withSeed(seed));
  }

  private void announce(EmulatorSettings settings, EmulatorServer server) {
    PrintWriter out = spec.commandLine().getOut();
    URI root = server.phoneUrl().resolve("/");
    out.println("The emulator is ready.");
    line(out, "phone", server.phoneUrl());
    line(out, "graph", root + "v24.0/" + settings.number().phoneNumberId() + "/messages");
    line(out, "control", root + "emulator/control");
    line(out, "ledger", root + "emulator/ledger");
    line(out, "access token", settings.secrets().accessToken());
    line(out, "app secret", settings.secrets().appSecret());
    line(out, "verify token", settings.secrets().verifyToken());
    line(out, "waba id", settings.number().wabaId());
    webhook.ifPresent(url -> line(out, "webhook", url + " " + verdict(server)));
    out.flush();
  }

  private static String verdict(EmulatorServer server) {
    return server
        .emulator()
        .verifyCallback()
        .map(problem -> "NOT VERIFIED: " + problem)
        .orElse("verified");
  }

  private static void line(PrintWriter out, String what, Object value) {
    out.printf("  %-13s %s%n", what, value);
  }
}
