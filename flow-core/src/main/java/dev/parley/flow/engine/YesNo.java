package dev.parley.flow.engine;

import java.util.Optional;

/** Yes and no in the flow's language and in English. */
final class YesNo {
  private YesNo() {}

  static Optional<Object> read(String text, String lang) {
    String folded = Keywords.fold(text.replaceAll("[.!]+$", ""));
    for (BuiltInTexts texts : new BuiltInTexts[] {BuiltInTexts.of(lang), BuiltInTexts.of("en")}) {
      if (texts.words("yes").contains(folded)) {
        return Optional.of(true);
      }
      if (texts.words("no").contains(folded)) {
        return Optional.of(false);
      }
    }
    return Optional.empty();
  }
}
