package dev.parley.runtime.account;

import dev.parley.runtime.store.AccountId;
import java.time.Instant;
import java.util.List;

/**
 * A business.
 *
 * @param name what customers know it by
 * @param email where to write to it; empty until somebody says
 * @param phone where to call it
 * @param country by its two letters
 * @param timeZone in which its days begin and end
 * @param languages that it speaks, the most usual first
 * @param version goes up with every change
 */
public record Account(
    AccountId id,
    String name,
    String email,
    String phone,
    String country,
    String timeZone,
    List<String> languages,
    long version,
    Instant created) {
  public Account {
    languages = List.copyOf(languages);
  }
}
