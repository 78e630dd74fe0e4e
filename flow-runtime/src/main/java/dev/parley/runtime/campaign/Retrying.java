package dev.parley.runtime.campaign;

import dev.parley.runtime.whatsapp.GraphErrorCode;

/** Which failures another try may help. */
final class Retrying {
  /** The business had written to as many customers as WhatsApp lets it. */
  private static final int NO_ROOM = -1;

  private Retrying() {}

  /** Whether a message that failed with this code may succeed another time. */
  static boolean mayHelp(int code) {
    return code == NO_ROOM
        || GraphErrorCode.table().stream()
            .anyMatch(row ->
                row.first() <= code
                    && code <= row.last()
                    && row.action() != GraphErrorCode.Action.PERMANENT);
  }
}
