package dev.parley.runtime.whatsapp;

import java.util.Optional;

/**
 * How marketing templates are sent by the endpoint that Meta made for them.
 *
 * @param strict whether a message is refused rather than sent as an ordinary one, where the account
 *     may not use the endpoint
 * @param shareActivity whether Meta learns who reads it; the account's own setting where absent
 */
public record Marketing(boolean strict, Optional<Boolean> shareActivity) {}
