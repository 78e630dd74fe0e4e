package dev.parley.runtime.contact.imports;

import java.io.Serial;

/** A cell whose text is not what its column means; the message is a sentence for its owner. */
final class Wrong extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  Wrong(String sentence) {
    super(sentence, null, false, false);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
