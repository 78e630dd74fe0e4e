package dev.parley.runtime.conversation;

/** A conversation was saved by somebody else since it was read. */
final class StaleConversation extends RuntimeException {
  private static final long serialVersionUID = 1;

  StaleConversation(String conversation) {
    super("Conversation " + conversation + " was changed by another owner");
  }
}
