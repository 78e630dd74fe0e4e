package dev.parley.runtime.shard;

import dev.parley.runtime.store.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which conversations this node works on. All conversations are spread over 256 shards, and every
 * shard has one owner at a time.
 */
public interface Shards {
  /** How many there are. */
  int COUNT = 256;

  /** The shard of a conversation: the same for ever, on every machine. */
  static int of(String conversation) {
    return Math.floorMod(conversation.hashCode(), COUNT);
  }

  /** Begins to own shards, and tells the line's stages of each, in this order. */
  void start(List<Tenant> tenants);

  /** Takes no more shards; those it has go on until {@link #release}. */
  void leave();

  /** Leaves all shards to others. */
  void release();

  /** Whether other nodes may work on the same database. */
  boolean shared();

  /** The part of the line's memory that a conversation is kept in. */
  int part(String conversation);

  /** The rows that belong to parts. */
  Slice slice(Set<Integer> parts);

  /** The rows of everything that this node works on. */
  Slice own();

  /** Whether this node works on a conversation, as far as it knows. */
  boolean mine(String conversation);

  /**
   * Which of these conversations this node may write about, as the database sees it. That holds
   * until the transaction ends: whoever takes a shard away waits for it.
   */
  Predicate<String> fence(Tx tx, Collection<String> conversations);

  /** The database has something new for a conversation: its owner, if another, is told to look. */
  void ring(Topic topic, String conversation);

  /** How many nodes share the work, this one included. */
  int nodes();

  /** What this node is called; empty where it is the only one. */
  String node();
}
