package dev.parley.runtime.conversation;

import dev.parley.runtime.whatsapp.OutboundMessage;

/** What a flow says as the channel has it. */
sealed interface Worded {
  /** The channel has words for it. */
  record Sayable(OutboundMessage message) implements Worded {}

  /**
   * The channel would not take it.
   *
   * @param why a sentence, or several
   */
  record Unsayable(String why) implements Worded {}
}
