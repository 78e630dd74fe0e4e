package dev.parley.runtime.fault;

import dev.parley.runtime.emulator.AppSecrets;
import dev.parley.runtime.emulator.BusinessNumber;
import dev.parley.runtime.emulator.EmulatorServer;
import dev.parley.runtime.emulator.EmulatorSettings;
import dev.parley.runtime.emulator.NewCustomer;
import dev.parley.runtime.emulator.Pace;
import dev.parley.runtime.emulator.Population;
import dev.parley.runtime.emulator.Rules;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Meta and its customers' phones, in a process of their own that outlives all servers. Webhooks are
 * repeated sooner than by the emulator that people sit before, for a run lasts minutes.
 */
public final class EmulatedMeta {
  static final BusinessNumber NUMBER =
      new BusinessNumber("106540352242922", "102290129340398", "15550783881", "The shop");
  static final AppSecrets SECRETS = new AppSecrets("token", "test_app_secret", "verify");

  /** The longest that a webhook waits for its next try. */
  private static final Duration WEBHOOK_PAUSE = Duration.ofSeconds(1);

  private EmulatedMeta() {}

  static String phone(int customer) {
    return "49170000%04d".formatted(customer);
  }

  /** Arguments: the port to listen on, where webhooks go, and the number of customers. */
  public static void main(String[] args) {
    Optional<URI> webhook = Optional.of(URI.create(args[1]));
    List<NewCustomer> customers =
        IntStream.range(0, Integer.parseInt(args[2]))
            .mapToObj(i -> NewCustomer.withPhone("Customer " + i, phone(i)))
            .toList();
    Pace usual = Pace.lifelike();
    EmulatorServer.start(
        EmulatorSettings.local(() -> webhook)
            .withNumber(NUMBER)
            .withSecrets(SECRETS)
            .withPace(
                new Pace(
                    usual.sent(),
                    usual.delivered(),
                    Duration.ofMillis(100),
                    WEBHOOK_PAUSE,
                    usual.giveUp()))
            .withRules(Rules.strict().withPairRate(false).withThroughput(0))
            .withPopulation(Population.of(customers)),
        Integer.parseInt(args[0]));
  }
}
