package dev.parley.runtime.campaign;

import java.util.List;
import java.util.Optional;

/**
 * Whom a campaign is for.
 *
 * @param query what finds them
 * @param contacts ids of some more
 * @param phones numbers of some more, digits only
 */
record Audience(
    Optional<String> query, List<String> contacts, List<String> phones, Exclusions without) {
  Audience {
    contacts = List.copyOf(contacts);
    phones = List.copyOf(phones);
  }

  /**
   * Who of them is left out, besides those who cannot or must not get it.
   *
   * @param inFlow whether those who are in the middle of a flow
   * @param contactedDays those whom a campaign has written to within so many days; 0 for nobody
   */
  record Exclusions(boolean inFlow, int contactedDays) {}
}
