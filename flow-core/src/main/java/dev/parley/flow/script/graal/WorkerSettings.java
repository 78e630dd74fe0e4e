package dev.parley.flow.script.graal;

import java.time.Duration;

/**
 * How workers are run.
 *
 * @param limits what one evaluation may take
 * @param workers how many processes there are: one more than work at once, so that one is warm
 * @param heapMegabytes the heap of each
 * @param patience how long an evaluation waits for a worker that is warm
 */
public record WorkerSettings(
    SandboxLimits limits, int workers, int heapMegabytes, Duration patience) {
  /** Checks the numbers. */
  public WorkerSettings {
    if (workers < 1 || heapMegabytes < 48) {
      throw new IllegalArgumentException(
          "There is at least one worker, with at least 48 megabytes.");
    }
  }

  /** Two workers with 96 megabytes each, and five seconds of patience. */
  public static WorkerSettings defaults() {
    return new WorkerSettings(SandboxLimits.defaults(), 2, 96, Duration.ofSeconds(5));
  }
}
