package dev.parley.runtime.account;

import dev.parley.runtime.http.Permission;
import dev.parley.runtime.store.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key of the management API, without the key itself.
 *
 * @param name what it is for
 * @param hint how the key begins
 * @param scopes what it may do
 * @param createdBy the user or key that made it
 */
public record ApiKey(
    String id,
    AccountId account,
    String name,
    String hint,
    Set<Permission> scopes,
    String createdBy,
    Instant created,
    Optional<Instant> expires,
    Optional<Instant> lastUsed,
    Optional<Instant> revoked) {
  public ApiKey {
    scopes = Set.copyOf(scopes);
  }
}
