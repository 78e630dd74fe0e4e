package dev.parley.runtime.contact.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * How a consent stands.
 *
 * @param channel the number; empty for all
 * @param at since when
 * @param entry the line of the ledger that says so
 */
public record ConsentState(
    String contact,
    ConsentPurpose purpose,
    String channel,
    ConsentAct act,
    Instant at,
    String entry) {
  boolean granted() {
    return act == ConsentAct.GRANTED;
  }

  /** Which of several counts for a number: the latest; of two at once the one that forbids. */
  static Optional<ConsentState> latest(Collection<ConsentState> states, String number) {
    return states.stream()
        .filter(s -> s.channel().isEmpty() || s.channel().equals(number))
        .max(Comparator.comparing(ConsentState::at).thenComparing(s -> !s.granted()));
  }
}
