package dev.parley.runtime.outbox;

/** How a message stands after a step was written. */
enum Standing {
  /** As the step says. */
  HOLDS,
  /** The business has written to as many customers as Meta lets it; it was not claimed. */
  FULL,
  /** A status has told its fate before. */
  CLOSED,
  /**
   * It is being sent already, as far as the database knows: the answer to an earlier commit of the
   * same step was lost.
   */
  SUSPECT,
  /** Its conversation has another owner by now; nothing of the step was written but Graph's yes. */
  LOST
}
