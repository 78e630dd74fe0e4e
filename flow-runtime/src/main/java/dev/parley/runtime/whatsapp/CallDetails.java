package dev.parley.runtime.whatsapp;

import java.util.Optional;

/**
 * What is told of a voice call.
 *
 * @param direction who called: {@code USER_INITIATED} or {@code BUSINESS_INITIATED}
 * @param result how it ended
 * @param seconds how long it was
 * @param fileId the recording's or transcript's id at Meta
 */
public record CallDetails(
    Optional<String> from,
    Optional<String> to,
    Optional<String> direction,
    Optional<String> result,
    Optional<Integer> seconds,
    Optional<String> fileId) {}
