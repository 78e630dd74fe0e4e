package dev.parley.runtime.timers;

import java.time.Instant;

/**
 * When a conversation's session is to be woken.
 *
 * @param token the wait the timer was set in; the engine knows by it whether it is stale
 */
public record Timer(
    String account, String channel, String conversation, String token, Instant due) {}
