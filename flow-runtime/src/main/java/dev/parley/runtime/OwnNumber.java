package dev.parley.runtime;

import dev.parley.flow.model.Bot;
import dev.parley.runtime.emulator.BusinessNumber;
import dev.parley.runtime.emulator.Emulator;
import dev.parley.runtime.emulator.EmulatorSettings;
import dev.parley.runtime.whatsapp.Credentials;
import dev.parley.runtime.whatsapp.GraphClient;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** The WhatsApp number this server answers on. */
sealed interface OwnNumber {
  /** Meta's id of the WhatsApp Business Account. */
  String wabaId();

  /** What proves that we may send. */
  Credentials credentials();

  /** The secret that signs webhooks. */
  String appSecret();

  /** What is shown when the webhook is verified. */
  String verifyToken();

  /** Where its Graph API is, for a server that listens here. */
  GraphClient.Settings graph(URI server);

  /** The number of the settings, at Meta or wherever they point. */
  record Real(Config.WhatsAppNumber settings) implements OwnNumber {
    @Override
    public String wabaId() {
      return settings.wabaId();
    }

    @Override
    public Credentials credentials() {
      return new Credentials(settings.phoneNumberId(), settings.accessToken());
    }

    @Override
    public String appSecret() {
      return settings.appSecret();
    }

    @Override
    public String verifyToken() {
      return settings.verifyToken();
    }

    @Override
    public GraphClient.Settings graph(URI server) {
      return GraphClient.Settings.of(settings.graphUrl(), settings.graphVersion());
    }
  }

  /** A number of the emulator. */
  record Emulated(Emulator emulator, EmulatorSettings settings, String version)
      implements OwnNumber {
    /** A number whose chat is titled with the bot's name. */
    static Emulated of(Supplier<Optional<URI>> callback, Optional<Bot> bot, String version) {
      EmulatorSettings local = EmulatorSettings.local(callback);
      BusinessNumber number = local.number();
      EmulatorSettings named =
          bot.map(Emulated::title)
              .map(title ->
                  local.withNumber(
                      new BusinessNumber(
                          number.phoneNumberId(),
                          number.wabaId(),
                          number.displayPhoneNumber(),
                          title)))
              .orElse(local);
      return new Emulated(new Emulator(named), named, version);
    }

    /** A bot of one flow is often called by that flow's title only. */
    private static String title(Bot bot) {
      Optional<String> flow =
          bot.flows().size() == 1 ? bot.flows().getFirst().settings().title() : Optional.empty();
      return bot.settings().title().or(() -> flow).orElse(bot.id());
    }

    @Override
    public String wabaId() {
      return settings.number().wabaId();
    }

    @Override
    public Credentials credentials() {
      return new Credentials(settings.number().phoneNumberId(), settings.secrets().accessToken());
    }

    @Override
    public String appSecret() {
      return settings.secrets().appSecret();
    }

    @Override
    public String verifyToken() {
      return settings.secrets().verifyToken();
    }

    @Override
    public GraphClient.Settings graph(URI server) {
      return GraphClient.Settings.of(server.resolve("/emulator/graph"), version);
    }
  }
}
