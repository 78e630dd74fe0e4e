package dev.parley.runtime.whatsapp;

/**
 * What proves to Graph that we may send from a number.
 *
 * @param phoneNumberId the number, by Meta's id
 * @param token the access token; it is in no log, no exception and not in {@link #toString}
 */
public record Credentials(String phoneNumberId, String token) {
  /** Refuses what could not stand in a URL or a header, without repeating it. */
  public Credentials {
    if (!phoneNumberId.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException(
          "A phone number id is made of letters, digits, _ and -, not " + phoneNumberId);
    }
    if (!token.matches("[\\x21-\\x7E]+")) {
      throw new IllegalArgumentException(
          "The access token is empty or holds a blank or a character outside ASCII.");
    }
  }

  @Override
  public String toString() {
    return "Credentials[phoneNumberId=" + phoneNumberId + "]";
  }
}
