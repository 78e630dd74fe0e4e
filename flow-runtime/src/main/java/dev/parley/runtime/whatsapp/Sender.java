package dev.parley.runtime.whatsapp;

import java.util.Optional;

/**
 * Who wrote, as far as Meta tells.
 *
 * @param waId the phone number as WhatsApp writes it, without {@code +}; absent for people who
 *     write under a username. It may differ from the number that was dialled: never rewrite it
 * @param bsuid the business-scoped user id; replaced when the person changes their number
 * @param parentBsuid the id shared by enrolled portfolios
 * @param profileName the name people gave themselves; never a key
 * @param username changeable; never a key
 */
public record Sender(
    Optional<String> waId,
    Optional<String> bsuid,
    Optional<String> parentBsuid,
    Optional<String> profileName,
    Optional<String> username) {

  /** Whether nothing identifies this person. */
  public boolean isAnonymous() {
    return waId.isEmpty() && bsuid.isEmpty() && parentBsuid.isEmpty();
  }
}
