package dev.parley.runtime.contact.imports;

import java.io.Serial;

/** A file that cannot be read as what it seems to be; the message is a sentence for its owner. */
final class UnreadableFile extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UnreadableFile(String sentence) {
    super(sentence);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
