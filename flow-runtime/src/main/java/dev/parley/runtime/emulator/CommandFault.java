package dev.parley.runtime.emulator;

/** A command that cannot be followed, with a sentence for the person who typed it. */
final class CommandFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandFault(String sentence) {
    super(sentence, null, false, false);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
