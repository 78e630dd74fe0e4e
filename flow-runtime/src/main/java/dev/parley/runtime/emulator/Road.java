package dev.parley.runtime.emulator;

/** The endpoint that a send came by. */
enum Road {
  CLOUD,
  /** The marketing messages API, for marketing templates only. */
  MARKETING
}
