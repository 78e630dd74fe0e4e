package dev.parley.runtime;

import java.io.Serial;

/** A setting is unknown or has a bad value; the message is one sentence for the operator. */
public final class SettingFault extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public SettingFault(String sentence) {
    super(sentence, null, false, false);
  }
}
