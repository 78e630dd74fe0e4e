package dev.parley.runtime.emulator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The commands of whoever reviews templates. */
final class TemplateVerbs {
  private static final String NO_REASON = "NONE";

  private final TemplateShelf shelf;

  TemplateVerbs(TemplateShelf shelf) {
    this.shelf = shelf;
  }

  List<Verb> all() {
    return List.of(
        verb("approve", "A template may be sent.", "APPROVED"),
        new Verb(
            "reject",
            "reject order_ready en INVALID_FORMAT",
            "A template is rejected, for this reason.",
            words -> decided(words, "REJECTED", true)),
        verb("pause", "A template is paused for its quality (132015).", "PAUSED"),
        verb("disable", "A template is disabled (132016).", "DISABLED"));
  }

  private Verb verb(String name, String explanation, String status) {
    return new Verb(
        name, name + " order_ready en", explanation, words -> decided(words, status, false));
  }

  private Supplier<String> decided(Words words, String status, boolean reasoned) {
    String name = words.word("a template's name");
    Optional<String> language =
        words.isEmpty() ? Optional.empty() : Optional.of(words.word("a language"));
    String reason = reasoned && !words.isEmpty() ? words.rest() : NO_REASON;
    return () -> {
      int many = shelf.decide(name, language, status, reason);
      if (many == 0) {
        throw new CommandFault("There is no template called " + name + ".");
      }
      return name + " is " + status.toLowerCase(Locale.ROOT) + ".";
    };
  }
}
