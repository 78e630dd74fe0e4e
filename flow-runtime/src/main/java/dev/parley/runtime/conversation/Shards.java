package dev.parley.runtime.conversation;

/** Conversations are owned by the shard. */
final class Shards {
  private static final int COUNT = 256;

  private Shards() {}

  /** The shard of a conversation: the same for ever, on every machine. */
  static int of(String conversation) {
    return Math.floorMod(conversation.hashCode(), COUNT);
  }
}
