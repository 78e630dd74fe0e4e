package dev.parley.flow.engine;

import java.util.Optional;

/**
 * The ids of buttons: token, flow, wait and option, so that a tap says which question it answers
 * however old it is. The option comes last because its id may hold any character.
 */
record Taps(String token, String flow, String waitId, String option) {
  private static final char SEPARATOR = '|';
  private static final int PARTS = 4;

  /** The id of an option's button. */
  String encode() {
    return token + SEPARATOR + flow + SEPARATOR + waitId + SEPARATOR + option;
  }

  /** What a tapped button says; empty if the button is not ours. */
  static Optional<Taps> decode(String id) {
    String[] parts = id.split("\\|", PARTS);
    if (parts.length != PARTS || parts[0].isEmpty() || parts[2].indexOf('/') < 1) {
      return Optional.empty();
    }
    return Optional.of(new Taps(parts[0], parts[1], parts[2], parts[3]));
  }
}
