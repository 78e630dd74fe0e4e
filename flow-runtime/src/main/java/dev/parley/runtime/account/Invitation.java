package dev.parley.runtime.account;

import dev.parley.runtime.store.AccountId;
import java.time.Instant;

/**
 * Somebody was asked to join.
 *
 * @param email what they will sign in with
 * @param name what they are called; empty if unknown
 * @param invitedBy the user or key that asked
 */
public record Invitation(
    String id,
    AccountId account,
    String email,
    String name,
    Role role,
    String invitedBy,
    Instant created,
    Instant expires) {}
