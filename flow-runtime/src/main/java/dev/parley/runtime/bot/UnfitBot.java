package dev.parley.runtime.bot;

import java.io.Serial;

/** A bot that cannot run; the message is for whoever sent it. */
public final class UnfitBot extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UnfitBot(String sentence) {
    super(sentence, null, false, false);
  }
}
