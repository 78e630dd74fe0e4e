package dev.parley.runtime.emulator;

/** Who wrote a message. */
enum Side {
  CUSTOMER,
  BUSINESS
}
