package dev.parley.runtime.contact.consent;

import java.time.Instant;

/**
 * A line of the ledger of consents: written once, never changed.
 *
 * @param recorded when it was written
 */
public record Consent(String id, ConsentEntry entry, Instant recorded) {}
