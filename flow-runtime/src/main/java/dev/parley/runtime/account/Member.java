package dev.parley.runtime.account;

import dev.parley.runtime.store.AccountId;
import java.time.Instant;

/**
 * Somebody who works for the business: a user.
 *
 * @param email what they sign in with, in small letters
 * @param password what is kept of their password
 * @param active whether they may sign in
 * @param version goes up with every change
 */
public record Member(
    String id,
    AccountId account,
    String email,
    String name,
    Role role,
    String password,
    boolean active,
    long version,
    Instant created) {
  Member with(String newName, Role newRole, boolean newActive) {
    return new Member(id, account, email, newName, newRole, password, newActive, version, created);
  }

  Member withPassword(String kept) {
    return new Member(id, account, email, name, role, kept, active, version, created);
  }

  @Override
  public String toString() {
    return "Member[" + id + ", " + account + ", " + role + "]";
  }
}
