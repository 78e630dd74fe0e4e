package dev.parley.runtime.http;

import dev.parley.runtime.store.AccountId;
import java.util.Set;

/**
 * Who makes a request.
 *
 * @param account the account it is about, and no other
 * @param id the user or the key
 * @param permissions what they may do
 * @param credential what they showed to prove it; a secret
 */
public record Caller(AccountId account, String id, Set<Permission> permissions, String credential) {
  public Caller {
    permissions = Set.copyOf(permissions);
  }

  /** Whether they may do this. */
  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  @Override
  public String toString() {
    return "Caller[" + account + ", " + id + "]";
  }
}
