package dev.parley.runtime.conversation;

/** What became of a decision when it was to be written. */
enum Fate {
  /** It is written. */
  TAKEN,
  /** The event had been dealt with before. */
  OVER,
  /** An older event of the conversation came in by another node and is first. */
  EARLY,
  /** The conversation has another owner by now. */
  LOST
}
