package dev.parley.flow.json;

/**
 * A stored session cannot be read. Its message is a sentence for an operator; it never quotes the
 * session's own values.
 */
public final class JsonFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean newer;

  private JsonFault(String message, boolean newer) {
    super(message);
    this.newer = newer;
  }

  static JsonFault corrupt(String message) {
    return new JsonFault(message, false);
  }

  static JsonFault newer(int format, int known) {
    return new JsonFault(
        "The session has format %d, which a newer version wrote; this version reads up to format %d."
            .formatted(format, known),
        true);
  }

  /** Whether a newer version wrote it: then the session is sound, and an upgrade reads it. */
  public boolean newer() {
    return newer;
  }
}
