package dev.parley.runtime.emulator;

import java.util.Optional;

/**
 * Somebody with a phone.
 *
 * @param userId the business-scoped user id (BSUID); also the id of the chat on the phone page
 * @param name the profile name
 * @param phone the number, digits only; empty where the business must not see it
 * @param username the username without {@code @}
 */
record Customer(String userId, String name, Optional<String> phone, Optional<String> username) {

  /** Whether this is the username, with or without {@code @}, the name or the first name. */
  boolean isCalled(String word) {
    String plain = word.startsWith("@") ? word.substring(1) : word;
    return username.filter(plain::equalsIgnoreCase).isPresent()
        || name.equalsIgnoreCase(plain)
        || name.split(" ", 2)[0].equalsIgnoreCase(plain);
  }

  /** What the wamids of this customer's messages embed. */
  String address() {
    return phone.orElse(userId);
  }
}
