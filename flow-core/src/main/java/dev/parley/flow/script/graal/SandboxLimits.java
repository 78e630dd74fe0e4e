package dev.parley.flow.script.graal;

import java.time.Duration;

/**
 * What one evaluation in JavaScript may take.
 *
 * @param statements how many statements it may run
 * @param textLength the longest text it may make, in UTF-16 units
 * @param time how long it may take
 */
public record SandboxLimits(long statements, int textLength, Duration time) {
  /** For workers: a million statements, texts of a million units, two fifths of a second. */
  public static SandboxLimits defaults() {
    return new SandboxLimits(1_000_000, 1_000_000, Duration.ofMillis(400));
  }

  /** For a process that trusts its authors: the same, and a second and a half. */
  public static SandboxLimits trusting() {
    return new SandboxLimits(1_000_000, 1_000_000, Duration.ofMillis(1_500));
  }
}
