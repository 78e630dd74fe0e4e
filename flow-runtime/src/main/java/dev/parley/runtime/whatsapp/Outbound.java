package dev.parley.runtime.whatsapp;

import java.util.Optional;

/**
 * A message with its address: everything one send needs but the credentials.
 *
 * @param opaqueData what the statuses of this send bring back; the outbox puts its id here, since
 *     the Cloud API has no idempotency key
 * @param replyTo the customer's message it is shown as a reply to
 */
public record Outbound(
    Destination to,
    OutboundMessage message,
    Optional<String> opaqueData,
    Optional<String> replyTo) {}
