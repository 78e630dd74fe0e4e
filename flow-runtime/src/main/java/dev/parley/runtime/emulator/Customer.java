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

  /** What the wamids of this customer's messages embed. */
  String address() {
    return phone.orElse(userId);
  }
}
