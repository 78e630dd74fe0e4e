package dev.parley.runtime.emulator;

import java.util.Optional;

/** What Meta thinks of the number at the moment. */
final class NumberState {
  private String quality = "GREEN";
  private Optional<String> pin = Optional.empty();
  private boolean registered = true;
  private boolean subscribed = true;

  synchronized String quality() {
    return quality;
  }

  synchronized void rate(String other) {
    quality = other;
  }

  /** Registers the number; false if another PIN was set before. */
  synchronized boolean register(String given) {
    if (pin.filter(known -> !known.equals(given)).isPresent()) {
      return false;
    }
    pin = Optional.of(given);
    registered = true;
    return true;
  }

  synchronized void deregister() {
    registered = false;
  }

  synchronized void setPin(String given) {
    pin = Optional.of(given);
  }

  synchronized boolean isRegistered() {
    return registered;
  }

  /** Whether the app gets the account's webhooks. */
  synchronized boolean isSubscribed() {
    return subscribed;
  }

  synchronized void subscribe(boolean on) {
    subscribed = on;
  }
}
