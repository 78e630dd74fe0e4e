package dev.parley.runtime.whatsapp;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of a call about a file. None of them does anything twice that matters, so whoever calls
 * may try again.
 */
public sealed interface MediaAnswer<T> {

  /** It was done. */
  record Done<T>(T value) implements MediaAnswer<T> {}

  /**
   * Graph answered that it will not.
   *
   * @param retryAfter how long Graph asks to wait
   */
  record Refused<T>(GraphError error, int httpStatus, Optional<Duration> retryAfter)
      implements MediaAnswer<T> {}

  /** We will not, and trying again would not change that. */
  record Unacceptable<T>(String reason) implements MediaAnswer<T> {}

  /** It did not work this time. */
  record Failed<T>(String reason) implements MediaAnswer<T> {}
}
