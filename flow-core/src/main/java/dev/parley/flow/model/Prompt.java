package dev.parley.flow.model;

import java.util.Optional;

/**
 * A text that is sent, with what stands around it.
 *
 * @param text the template
 * @param tag a stable key for translation and analytics
 * @param header a line above; templates too
 * @param footer a small line below
 */
public record Prompt(
    String text, Optional<String> tag, Optional<String> header, Optional<String> footer) {
  /** A text alone. */
  public static Prompt of(String text) {
    return new Prompt(text, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
