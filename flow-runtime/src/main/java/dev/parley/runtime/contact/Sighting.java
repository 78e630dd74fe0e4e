package dev.parley.runtime.contact;

import java.util.Optional;

/**
 * A person as one event shows them. Any of the names may be missing, but not all.
 *
 * @param scope the portfolio in which business-scoped ids are unique
 * @param waId the phone number as WhatsApp writes it, never rewritten
 * @param newBsuid the business-scoped id that replaces theirs, when the event says so
 * @param newWaId the phone number that replaces theirs
 */
public record Sighting(
    String account,
    String scope,
    Optional<String> waId,
    Optional<String> bsuid,
    Optional<String> parentBsuid,
    Optional<String> profileName,
    Optional<String> newBsuid,
    Optional<String> newWaId) {}
