package dev.parley.runtime;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every setting of the server. The same name is a line {@code NAME=value} of the settings file, an
 * environment variable, and, in small letters with dashes, a flag.
 */
public enum Setting {
  /** The port to listen on. */
  PARLEY_PORT("8080", "The port to listen on; 0 picks a free one."),
  /** The data folder. */
  PARLEY_DATA("./data", "The folder of the embedded database and of received media."),
  /** A PostgreSQL database instead of the embedded one. */
  PARLEY_DB_URL("", "jdbc:postgresql://HOST/NAME for PostgreSQL; empty for the embedded database."),
  /** The database's user. */
  PARLEY_DB_USER("", "The database's user."),
  /** The database's password. */
  PARLEY_DB_PASSWORD("", "The database's password."),
  /** The key that encrypts secrets at rest. */
  PARLEY_MASTER_KEY("", "Base64 of 32 bytes: encrypts secrets at rest."),
  /** How this server is reached from outside. */
  PARLEY_PUBLIC_URL(
      "", "How this server is reached from outside, such as https://chat.example.com."),
  /** The first user's address. */
  PARLEY_ADMIN_EMAIL("", "The first user's e-mail address."),
  /** The first user's password. */
  PARLEY_ADMIN_PASSWORD("", "The first user's password, 12 characters or more."),
  /** A first key for the management API. */
  PARLEY_API_KEY("", "A key for the management API, 16 characters or more."),
  /** How often a caller may ask. */
  PARLEY_API_RATE(
      "3000", "How many requests of the management API a caller may make in a minute; 0: any."),
  /** Meta's id of the number. */
  PARLEY_WHATSAPP_PHONE_NUMBER_ID("", "Meta's id of the WhatsApp number: digits, not the number."),
  /** Meta's id of the WhatsApp business account. */
  PARLEY_WHATSAPP_WABA_ID("", "Meta's id of the WhatsApp Business Account."),
  /** The access token. */
  PARLEY_WHATSAPP_ACCESS_TOKEN("", "A system user's access token."),
  /** The app's secret. */
  PARLEY_WHATSAPP_APP_SECRET("", "The Meta app's secret: signs the webhooks."),
  /** What Meta sends when it verifies the webhook. */
  PARLEY_WHATSAPP_VERIFY_TOKEN("", "The verify token typed into Meta's webhook form."),
  /** Where the Graph API is. */
  PARLEY_WHATSAPP_GRAPH_URL("https://graph.facebook.com", "Where the Graph API is."),
  /** The Graph API's version. */
  PARLEY_WHATSAPP_GRAPH_VERSION("v24.0", "The Graph API's version."),
  /** The private key of the number's forms. */
  PARLEY_FORM_KEY("", "The private key for forms, as parley form-key makes it."),
  /** The largest file of a customer that is kept. */
  PARLEY_MEDIA_MOST("100MB", "The largest file from a customer that is fetched and kept."),
  /** The largest list of contacts that is taken. */
  PARLEY_IMPORT_MOST("500MB", "The largest list of contacts, CSV or XLSX, that is taken."),
  /** The kinds of customers' files that are kept. */
  PARLEY_MEDIA_KINDS(
      "image,video,audio,voice,document,sticker",
      "The kinds of files from customers that are fetched and kept."),
  /** The bucket of customers' files. */
  PARLEY_MEDIA_S3_BUCKET(
      "", "The bucket that keeps files, in an S3-compatible store; empty for the data folder."),
  /** Where the store is. */
  PARLEY_MEDIA_S3_ENDPOINT("", "Where the S3-compatible store is; empty for Amazon's."),
  /** The store's region. */
  PARLEY_MEDIA_S3_REGION("us-east-1", "The region of the bucket."),
  /** What the names of contents begin with. */
  PARLEY_MEDIA_S3_PREFIX("", "What the names of contents in the bucket begin with."),
  /** Who we are there. */
  PARLEY_MEDIA_S3_ACCESS_KEY("", "The access key for the bucket."),
  /** What proves it. */
  PARLEY_MEDIA_S3_SECRET_KEY("", "The secret key for the bucket."),
  /** How fast the number may send. */
  PARLEY_WHATSAPP_THROUGHPUT(
      "auto", "Messages a second that Meta allows the number; auto asks Meta."),
  /** Whom the business may write to first. */
  PARLEY_WHATSAPP_MESSAGING_LIMIT(
      "auto",
      "How many customers the business may write to first in 24 hours; auto listens to Meta."),
  /** Whether flows may call into private networks. */
  PARLEY_CALL_PRIVATE(
      "false", "Whether flows may call services in private networks, this machine included."),
  /** How long a send without an answer stays in doubt. */
  PARLEY_SEND_DOUBT_WAIT(
      "20s", "How long a send without a definite answer waits for a status before it goes again."),
  /** How long what happened is kept. */
  PARLEY_RETENTION(
      "90d", "How long messages, turns, events and ended sessions are kept; contacts stay.");

  private final String initial;
  private final String help;

  Setting(String initial, String help) {
    this.initial = initial;
    this.help = help;
  }

  /** The value where none is given; empty for none. */
  public String initial() {
    return initial;
  }

  /** One sentence for people. */
  public String help() {
    return help;
  }

  /** Whether the value must never be shown. */
  public boolean secret() {
    return switch (this) {
      case PARLEY_DB_PASSWORD,
          PARLEY_MASTER_KEY,
          PARLEY_ADMIN_PASSWORD,
          PARLEY_API_KEY,
          PARLEY_FORM_KEY,
          PARLEY_MEDIA_S3_ACCESS_KEY,
          PARLEY_MEDIA_S3_SECRET_KEY,
          PARLEY_WHATSAPP_ACCESS_TOKEN,
          PARLEY_WHATSAPP_APP_SECRET,
          PARLEY_WHATSAPP_VERIFY_TOKEN ->
          true;
      default -> false;
    };
  }

  static Optional<Setting> named(String name) {
    return Arrays.stream(values()).filter(s -> s.name().equals(name)).findFirst();
  }
}
