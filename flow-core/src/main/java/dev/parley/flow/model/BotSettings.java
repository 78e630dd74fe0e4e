package dev.parley.flow.model;

import java.util.List;
import java.util.Optional;

/**
 * What all flows of a bot share.
 *
 * @param title a name for people
 * @param lang the BCP 47 language the texts are written in; {@code en} where absent
 * @param languages further languages the bot is translated to
 * @param timezone an IANA time zone; {@code UTC} where absent
 * @param country the ISO 3166 country whose phone numbers need no prefix
 */
public record BotSettings(
    Optional<String> title,
    Optional<String> lang,
    List<String> languages,
    Optional<String> timezone,
    Optional<String> country) {
  public BotSettings {
    languages = List.copyOf(languages);
  }

  /** Settings of a bot that says nothing of itself. */
  public static BotSettings defaults() {
    return new BotSettings(
        Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
  }
}
