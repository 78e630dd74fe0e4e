package dev.parley.dsl.test;

import dev.parley.flow.engine.Incoming;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a test's customer sends besides words and taps, made up where the test says no more. */
final class Sent {
  private Sent() {}

  /**
   * @param kind the language's word for it
   * @param text its text, caption or name; may be empty
   */
  static Incoming of(String kind, String text) {
    Optional<String> words = Optional.of(text).filter(t -> !t.isEmpty());
    return switch (kind) {
      case "text" -> new Incoming.Text(text);
      case "image", "video", "audio", "voice", "document", "sticker" ->
          new Incoming.Media(kind, "test-" + kind, Optional.empty(), text, Optional.empty());
      case "location" -> new Incoming.Location(12.97, 77.59, words, Optional.empty());
      case "contact" -> new Incoming.Contacts(List.of(Map.of("name", words.orElse("Somebody"))));
      case "form" -> new Incoming.Form("", Map.of(), text);
      case "order" -> new Incoming.Order(Optional.empty(), List.of(), text);
      default -> new Incoming.Other(kind, text);
    };
  }
}
