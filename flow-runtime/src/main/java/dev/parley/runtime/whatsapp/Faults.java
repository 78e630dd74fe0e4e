package dev.parley.runtime.whatsapp;

import dev.parley.flow.model.WhatsAppLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The sentences that say what is wrong with a message; it grows while the message is read. */
final class Faults {
  private final List<String> sentences = new ArrayList<>();

  List<String> sentences() {
    return List.copyOf(sentences);
  }

  void require(boolean holds, String fault) {
    if (!holds) {
      sentences.add(fault);
    }
  }

  /** A text that must say something and not too much. */
  void present(String what, String text, int most) {
    named(what, text);
    length(what, text, most);
  }

  void present(String what, Optional<String> text, int most) {
    text.ifPresent(t -> present(what, t, most));
  }

  /** A text that must say something. */
  void named(String what, String text) {
    require(!text.isBlank(), what + " is empty.");
  }

  void length(String what, String text, int most) {
    int length = WhatsAppLimits.length(text);
    require(
        length <= most,
        what + " has " + length + " characters, and WhatsApp takes at most " + most + ".");
  }

  void count(String what, int count, int most) {
    require(count > 0, "There are no " + what + ".");
    require(
        count <= most, "There are " + count + " " + what + ", and WhatsApp takes " + most + ".");
  }

  void range(String what, int count, int fewest, int most) {
    require(
        count >= fewest && count <= most,
        "There are %d %s, and WhatsApp takes %d to %d.".formatted(count, what, fewest, most));
  }

  <T> void distinct(String what, List<T> items, Function<T, String> name) {
    Set<String> seen = new HashSet<>();
    items.stream()
        .map(name)
        .filter(text -> !seen.add(text))
        .distinct()
        .forEach(text -> sentences.add("Two " + what + " \"" + text + "\"."));
  }

  /** An address of the web, which may be long but not anything. */
  void link(String what, String url) {
    require(
        url.matches("https?://[^\\s/][^\\s]*"),
        what + " must be a web address that begins with https://.");
  }
}
