package dev.parley.runtime.shard;

import java.time.Duration;
import java.util.Set;

/**
 * A stage of the line that works on shards. It is told which ones are its own; what belongs to
 * others it leaves in the database.
 */
public interface Tenant {
  /** What it wants to be told of. */
  Topic topic();

  /** Begins to work on shards, with what the database has of them. */
  void take(Set<Integer> shards);

  /** Begins nothing more in these shards, and forgets what has not begun. */
  void shut(Set<Integer> shards);

  /** Waits until nothing is under way in these shards, so long at most; says whether it is so. */
  boolean quiet(Set<Integer> shards, Duration atMost);

  /** The database may have something new in these shards. */
  void look(Set<Integer> shards);

  /** Looks for what nobody told of, in all shards it has. Asked for every now and then. */
  void check();
}
