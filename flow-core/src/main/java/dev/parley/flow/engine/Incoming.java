package dev.parley.flow.engine;

/** A customer's message, as far as flows can see it. */
public sealed interface Incoming {
  /** What {@code trigger.text} and {@code input.text} read. */
  String text();

  /** Written text. */
  record Text(String text) implements Incoming {}

  /**
   * A tap on a reply button or a list row.
   *
   * @param id the tapped button's id, as the engine gave it in a {@link Message}
   * @param text the title the customer saw
   */
  record Tap(String id, String text) implements Incoming {}

  /**
   * Anything else: an image, a location, a sticker …
   *
   * @param kind the language's word for it, such as {@code image}
   * @param text its caption; empty if it has none
   */
  record Other(String kind, String text) implements Incoming {}
}
