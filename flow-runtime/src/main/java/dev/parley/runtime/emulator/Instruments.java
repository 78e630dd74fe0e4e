package dev.parley.runtime.emulator;

/**
 * What every part of the emulator consults and writes to.
 *
 * @param weather rules and troubles
 * @param ledger what happened
 */
record Instruments(Weather weather, Ledger ledger) {}
