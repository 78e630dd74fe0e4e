package dev.parley.runtime.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.runtime.time.Time;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;

/**
 * How much one caller may ask for: so many requests at once, which come back evenly within a
 * minute. Each server counts by itself.
 */
public final class RateLimits {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_CALLERS = 100_000;

  private final Time time;
  private final int quota;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST_CALLERS).build();

  /**
   * Limits for every caller.
   *
   * @param quota requests in a minute; 0 for no limit
   */
  public RateLimits(Time time, int quota) {
    this.time = time;
    this.quota = quota;
  }

  /** What is left as of a moment, and whether the last request passed. */
  private record Bucket(double left, Instant at, boolean passed) {}

  /**
   * Counts a request and says in its answer how many are left.
   *
   * @throws Problem 429 if there are none
   */
  void take(String caller, Context context) {
    if (quota == 0) {
      return;
    }
    Bucket bucket = buckets.asMap().merge(caller, full(), (before, fresh) -> next(before));
    double missing = bucket.passed() ? quota - bucket.left() : 1 - bucket.left();
    long seconds = Math.max(1, (long) Math.ceil(missing * WINDOW.toSeconds() / quota));
    context.header("RateLimit-Policy", "\"caller\";q=" + quota + ";w=" + WINDOW.toSeconds());
    context.header("RateLimit", "\"caller\";r=" + (int) bucket.left() + ";t=" + seconds);
    if (!bucket.passed()) {
      throw Problem.tooMany("This caller asks too often: " + quota + " a minute.", seconds);
    }
  }

  private Bucket full() {
    return new Bucket(quota - 1.0, time.now(), true);
  }

  /** A request that is refused takes nothing: whoever waits is let in. */
  private Bucket next(Bucket before) {
    Instant now = time.now();
    double passed = Math.max(0, Duration.between(before.at(), now).toMillis());
    double left = Math.min(quota, before.left() + passed * quota / WINDOW.toMillis());
    return left >= 1 ? new Bucket(left - 1, now, true) : new Bucket(left, now, false);
  }
}
