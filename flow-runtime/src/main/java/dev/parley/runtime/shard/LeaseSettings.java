package dev.parley.runtime.shard;

import java.time.Duration;

/**
 * How nodes know that another lives.
 *
 * @param lease how long a node is believed to live after it last said so
 * @param beat how often it says so
 * @param grace how long what is under way in a shard may take to end before the shard is given up
 */
public record LeaseSettings(Duration lease, Duration beat, Duration grace) {
  /** 3 seconds, renewed every second, and 2 seconds to end. */
  public static LeaseSettings defaults() {
    return new LeaseSettings(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(2));
  }
}
