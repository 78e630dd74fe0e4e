package dev.parley.runtime.cli;

import java.io.Serial;

/** An input of a command cannot be read; the message is one sentence for the user. */
final class CannotRead extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  CannotRead(String sentence) {
    super(sentence, null, false, false);
  }
}
