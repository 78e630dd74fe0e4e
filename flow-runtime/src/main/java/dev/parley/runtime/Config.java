package dev.parley.runtime;

import dev.parley.runtime.whatsapp.FormKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The server's settings, checked.
 *
 * @param port the port to listen on; 0 picks a free one
 * @param data the data folder
 * @param database PostgreSQL; empty for the embedded database
 * @param publicUrl how the server is reached from outside
 * @param apiKey the bootstrap key of the first account
 * @param apiRate how many requests a caller of the API may make in a minute; 0 for any
 * @param secrets the master key and the first user, used by what encrypts and signs in
 * @param whatsapp the number set without the console; empty starts the emulator
 * @param graphVersion the Graph API's version, such as {@code v24.0}
 * @param formKeys the keys of the number's forms; the first is in use, others were
 * @param files which of customers' files are kept, and where
 * @param calling where flows may call, and what they read as {@code env}
 * @param doubtWait how long a send without a definite answer waits for a status
 * @param retention how long what happened is kept
 * @param allowed what Meta allows the number
 */
public record Config(
    int port,
    Path data,
    Optional<Database> database,
    Optional<URI> publicUrl,
    Optional<String> apiKey,
    int apiRate,
    Secrets secrets,
    Optional<WhatsAppNumber> whatsapp,
    String graphVersion,
    List<FormKey> formKeys,
    MediaConfig files,
    Calling calling,
    Duration doubtWait,
    Duration retention,
    Allowed allowed) {
  private static final int MOST_PORT = 65_535;
  private static final int MOST_RATE = 1_000_000;

  /** How many bytes a master key has. */
  public static final int KEY_BYTES = 32;

  private static final int LEAST_API_KEY = 16;
  private static final int LEAST_PASSWORD = 12;
  private static final Pattern VERSION = Pattern.compile("v\\d{1,3}\\.\\d{1,2}");
  private static final Pattern META_ID = Pattern.compile("\\d{1,40}");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");

  /** Names what may be shown; the API key and the secrets stay out of every log. */
  @Override
  public String toString() {
    return "Config[port=%d, data=%s, database=%s, whatsapp=%s]"
        .formatted(port, data, database, whatsapp);
  }

  /**
   * A PostgreSQL database.
   *
   * @param url its JDBC URL
   */
  public record Database(String url, String user, String password) {
    @Override
    public String toString() {
      return "Database[" + url.replaceAll("\\?.*", "") + "]";
    }
  }

  /**
   * What must never be shown.
   *
   * @param masterKey 32 bytes in base64; empty where none is set
   * @param adminEmail the first user
   * @param adminPassword the first user's password
   */
  public record Secrets(
      Optional<String> masterKey, Optional<String> adminEmail, Optional<String> adminPassword) {
    @Override
    public String toString() {
      return "Secrets[…]";
    }
  }

  /**
   * What the bot's flows may do outside.
   *
   * @param privateToo whether they may call into private networks
   * @param env what they read as {@code env}; it holds secrets
   */
  public record Calling(boolean privateToo, Map<String, String> env) {
    @Override
    public String toString() {
      return "Calling[privateToo=" + privateToo + "]";
    }
  }

  /**
   * A WhatsApp number and how to speak for it.
   *
   * @param phoneNumberId Meta's id of the number
   * @param wabaId Meta's id of the business account; empty where none is set
   * @param accessToken sent as bearer token
   * @param appSecret signs the webhooks
   * @param verifyToken sent when the webhook is verified
   * @param graphUrl where the Graph API is, without a slash at the end
   * @param graphVersion such as {@code v24.0}
   */
  public record WhatsAppNumber(
      String phoneNumberId,
      String wabaId,
      String accessToken,
      String appSecret,
      String verifyToken,
      URI graphUrl,
      String graphVersion) {
    @Override
    public String toString() {
      return "WhatsAppNumber[" + phoneNumberId + ", " + graphUrl + "/" + graphVersion + "]";
    }
  }

  /**
   * Checks the settings.
   *
   * @throws SettingFault with one sentence, if one is bad
   */
  public static Config of(SettingSources sources) {
    return new Config(
        port(sources),
        data(sources),
        database(sources),
        sources.get(Setting.PARLEY_PUBLIC_URL).map(u -> url(Setting.PARLEY_PUBLIC_URL, u)),
        apiKey(sources),
        upTo(MOST_RATE, sources, Setting.PARLEY_API_RATE),
        secrets(sources),
        whatsapp(sources),
        graphVersion(sources),
        formKeys(sources),
        MediaConfig.of(sources),
        calling(sources),
        duration(sources, Setting.PARLEY_SEND_DOUBT_WAIT),
        duration(sources, Setting.PARLEY_RETENTION),
        Allowed.of(sources));
  }

  private static int port(SettingSources sources) {
    String text = sources.require(Setting.PARLEY_PORT);
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MOST_PORT) {
      throw bad(Setting.PARLEY_PORT, "is a number from 0 to " + MOST_PORT, text);
    }
    return Integer.parseInt(text);
  }

  private static Path data(SettingSources sources) {
    String text = sources.require(Setting.PARLEY_DATA);
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw bad(Setting.PARLEY_DATA, "is a folder's path", text);
    }
  }

  private static Optional<Database> database(SettingSources sources) {
    Optional<String> url = sources.get(Setting.PARLEY_DB_URL);
    if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
      throw bad(
          Setting.PARLEY_DB_URL,
          "begins with jdbc:postgresql: (leave it out for the embedded database)",
          url.get());
    }
    return url.map(u ->
        new Database(
            u,
            sources.require(Setting.PARLEY_DB_USER),
            sources.require(Setting.PARLEY_DB_PASSWORD)));
  }

  static URI url(Setting setting, String text) {
    String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    try {
      URI uri = new URI(trimmed);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getQuery() == null && uri.getUserInfo() == null) {
        return uri;
      }
      throw bad(setting, "is an address such as https://example.com", text);
    } catch (URISyntaxException e) {
      throw bad(setting, "is an address such as https://example.com", text);
    }
  }

  private static Optional<String> apiKey(SettingSources sources) {
    Optional<String> key = sources.get(Setting.PARLEY_API_KEY);
    if (key.isPresent() && key.get().length() < LEAST_API_KEY) {
      throw new SettingFault(
          "PARLEY_API_KEY is too short: it takes %d characters or more.".formatted(LEAST_API_KEY));
    }
    return key;
  }

  private static Secrets secrets(SettingSources sources) {
    Optional<String> key = sources.get(Setting.PARLEY_MASTER_KEY);
    if (key.isPresent() && !isKey(key.get())) {
      throw new SettingFault(
          "PARLEY_MASTER_KEY is not base64 of 32 bytes; make one with: openssl rand -base64 32");
    }
    Optional<String> email = sources.get(Setting.PARLEY_ADMIN_EMAIL);
    if (email.isPresent() && !email.get().matches("[^@\\s]+@[^@\\s]+")) {
      throw bad(Setting.PARLEY_ADMIN_EMAIL, "is an e-mail address", email.get());
    }
    Optional<String> password = sources.get(Setting.PARLEY_ADMIN_PASSWORD);
    if (password.isPresent() && password.get().length() < LEAST_PASSWORD) {
      throw new SettingFault(
          "PARLEY_ADMIN_PASSWORD is too short: it takes %d characters or more."
              .formatted(LEAST_PASSWORD));
    }
    return new Secrets(key, email, password);
  }

  /** Whether a text is base64 of a master key's bytes. */
  public static boolean isKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<WhatsAppNumber> whatsapp(SettingSources sources) {
    List<Setting> required =
        List.of(
            Setting.PARLEY_WHATSAPP_PHONE_NUMBER_ID,
            Setting.PARLEY_WHATSAPP_ACCESS_TOKEN,
            Setting.PARLEY_WHATSAPP_APP_SECRET,
            Setting.PARLEY_WHATSAPP_VERIFY_TOKEN);
    List<String> missing = new ArrayList<>();
    required.stream().filter(s -> sources.get(s).isEmpty()).forEach(s -> missing.add(s.name()));
    if (missing.size() == required.size()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      throw new SettingFault(
          "A WhatsApp number needs four settings; missing: " + String.join(", ", missing) + ".");
    }
    return Optional.of(number(sources));
  }

  private static Calling calling(SettingSources sources) {
    String allowed = sources.require(Setting.PARLEY_CALL_PRIVATE);
    if (!allowed.equals("true") && !allowed.equals("false")) {
      throw bad(Setting.PARLEY_CALL_PRIVATE, "is true or false", allowed);
    }
    return new Calling(allowed.equals("true"), sources.env());
  }

  private static String graphVersion(SettingSources sources) {
    String version = sources.require(Setting.PARLEY_WHATSAPP_GRAPH_VERSION);
    if (!VERSION.matcher(version).matches()) {
      throw bad(Setting.PARLEY_WHATSAPP_GRAPH_VERSION, "is written like v24.0", version);
    }
    return version;
  }

  /** Several are separated by commas, while Meta learns a new one. */
  public static List<FormKey> formKeys(SettingSources sources) {
    List<FormKey> keys = new ArrayList<>();
    for (String text : sources.get(Setting.PARLEY_FORM_KEY).orElse("").split(",", -1)) {
      if (!text.isBlank()) {
        // In an environment file a line break is often written as \\n.
        keys.add(
            FormKey.read(text.replace("\\n", "\n"))
                .orElseThrow(() ->
                    new SettingFault(
                        "PARLEY_FORM_KEY is no RSA key in PKCS #8; make one with: parley"
                            + " form-key")));
      }
    }
    return List.copyOf(keys);
  }

  private static WhatsAppNumber number(SettingSources sources) {
    return new WhatsAppNumber(
        metaId(sources, Setting.PARLEY_WHATSAPP_PHONE_NUMBER_ID),
        metaId(sources, Setting.PARLEY_WHATSAPP_WABA_ID),
        sources.require(Setting.PARLEY_WHATSAPP_ACCESS_TOKEN),
        sources.require(Setting.PARLEY_WHATSAPP_APP_SECRET),
        sources.require(Setting.PARLEY_WHATSAPP_VERIFY_TOKEN),
        url(Setting.PARLEY_WHATSAPP_GRAPH_URL, sources.require(Setting.PARLEY_WHATSAPP_GRAPH_URL)),
        graphVersion(sources));
  }

  private static String metaId(SettingSources sources, Setting setting) {
    String id = sources.require(setting);
    if (!id.isEmpty() && !META_ID.matcher(id).matches()) {
      throw bad(setting, "is the id that Meta shows, digits only", id);
    }
    return id;
  }

  private static Duration duration(SettingSources sources, Setting setting) {
    String text = sources.require(setting);
    var parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw bad(setting, "is a time such as " + setting.initial(), text);
    }
    long amount = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static int upTo(int most, SettingSources sources, Setting setting) {
    String text = sources.require(setting);
    if (!text.matches("\\d{1,7}") || Integer.parseInt(text) > most) {
      throw bad(setting, "is a number from 0 to " + most, text);
    }
    return Integer.parseInt(text);
  }

  // An address may carry a password, before its host or in its query.
  static SettingFault bad(Setting setting, String rule, String value) {
    String shown = value.replaceAll("//[^/]*@", "//…@").replaceAll("[?].*", "?…");
    return new SettingFault("%s %s, not \"%s\".".formatted(setting.name(), rule, shown));
  }
}
