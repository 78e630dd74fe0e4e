package dev.parley.runtime.account;

import java.util.Optional;

/**
 * One WhatsApp number of an account.
 *
 * @param phoneNumberId Meta's id of the number
 * @param wabaId the WhatsApp Business Account it belongs to
 * @param portfolio what its customers' business-scoped ids are scoped to; empty until known
 * @param bot the name of the bot that answers on it
 * @param name what people call it; empty if they have not said
 * @param version goes up with every change
 */
public record Channel(
    String id,
    String account,
    String phoneNumberId,
    String wabaId,
    String portfolio,
    Optional<String> bot,
    String name,
    long version) {}
