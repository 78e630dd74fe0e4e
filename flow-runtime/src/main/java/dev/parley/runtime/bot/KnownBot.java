package dev.parley.runtime.bot;

import java.time.Instant;
import java.util.Optional;

/**
 * A bot of an account.
 *
 * @param name as its files have it
 * @param release the release that new sessions use; empty until one is published
 * @param published when that release was made
 * @param drafted whether a draft of the next release is kept
 */
public record KnownBot(
    String id,
    String name,
    Instant created,
    Optional<Release> release,
    Optional<Instant> published,
    boolean drafted) {}
