package dev.parley.runtime.contact.consent;

import java.util.Optional;

/**
 * What a contact wants of advertising, as they have just written it.
 *
 * @param given whether they want it
 * @param soft whether a flow that is called by the same word comes first
 * @param words what they wrote, exactly
 * @param reply what they are told; empty for nothing, also where they were told before
 */
public record Wish(boolean given, boolean soft, String words, Optional<String> reply) {
  /** What it is about: a word that opts out ends advertising, and not what somebody has ordered. */
  public ConsentPurpose purpose() {
    return ConsentPurpose.MARKETING;
  }
}
