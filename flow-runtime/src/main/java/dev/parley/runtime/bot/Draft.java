package dev.parley.runtime.bot;

import java.time.Instant;

/**
 * A bot's next release while it is being written.
 *
 * @param bot the bot's id
 * @param digest the SHA-256 of its content; publishing names it
 * @param problems what the check said, as a JSON list
 * @param errors how many problems are errors; with one it cannot be published
 * @param savedBy the user or key
 * @param version goes up with every save
 */
public record Draft(
    String bot,
    String digest,
    String problems,
    int errors,
    int warnings,
    String savedBy,
    Instant saved,
    long version) {}
