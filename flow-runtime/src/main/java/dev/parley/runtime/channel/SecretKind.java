package dev.parley.runtime.channel;

import java.util.Locale;

/** What is kept sealed of a number. */
enum SecretKind {
  /** Proves to Graph that we may send. */
  ACCESS_TOKEN("accessToken"),
  /** Signs what Meta sends. */
  APP_SECRET("appSecret"),
  /** Is shown by Meta when it verifies the address of webhooks. */
  VERIFY_TOKEN("verifyToken");

  private final String field;

  SecretKind(String field) {
    this.field = field;
  }

  /** What the API calls it. */
  String field() {
    return field;
  }

  /** What the table calls it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
