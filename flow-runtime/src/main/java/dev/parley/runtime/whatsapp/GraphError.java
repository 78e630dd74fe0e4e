package dev.parley.runtime.whatsapp;

import java.util.Optional;

/**
 * An error as Graph reports it in an answer or a webhook. Decide on {@code code}; titles change.
 *
 * @param code {@link #NO_CODE} if there was none; 0 is a real code
 * @param transientFault whether Graph itself calls the fault temporary
 */
public record GraphError(
    int code,
    Optional<Integer> subcode,
    String message,
    Optional<String> details,
    Optional<String> traceId,
    boolean transientFault) {

  /** The code of an error that names none. */
  public static final int NO_CODE = -1;

  /** One sentence for people: code, message and details. */
  public String sentence() {
    String prefix = code == NO_CODE ? "" : "(#" + code + ") ";
    String text = message.startsWith(prefix) ? message : prefix + message;
    return details.filter(d -> !message.contains(d)).map(d -> text + ": " + d).orElse(text);
  }
}
