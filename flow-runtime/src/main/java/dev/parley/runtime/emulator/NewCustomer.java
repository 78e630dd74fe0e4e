package dev.parley.runtime.emulator;

import java.util.Optional;

/**
 * Somebody who is about to get a phone.
 *
 * @param name the profile name
 * @param phone the number, if the business may see it
 * @param username the username, if one was taken
 */
public record NewCustomer(String name, Optional<String> phone, Optional<String> username) {

  /** Somebody whose number the business sees. */
  public static NewCustomer withPhone(String name, String phone) {
    return new NewCustomer(name, Optional.of(phone), Optional.empty());
  }

  /** Somebody whom the business knows by a username, without a number. */
  public static NewCustomer withUsername(String name, String username) {
    return new NewCustomer(name, Optional.empty(), Optional.of(username));
  }
}
