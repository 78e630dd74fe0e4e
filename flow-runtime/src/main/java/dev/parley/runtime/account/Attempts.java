package dev.parley.runtime.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries passwords. After ten wrong ones for an address it takes no more for a quarter of an hour;
 * an address that nobody has takes as long to refuse as any other.
 */
public final class Attempts {
  private static final int MOST = 10;
  private static final Duration REST = Duration.ofMinutes(15);
  private static final int ADDRESSES = 100_000;

  private final Passwords passwords;
  private final Time time;
  private final Cache<String, Tried> tried = Caffeine.newBuilder().maximumSize(ADDRESSES).build();

  public Attempts(Passwords passwords, Time time) {
    this.passwords = passwords;
    this.time = time;
  }

  private record Tried(int times, Instant until) {}

  /**
   * Counts an attempt.
   *
   * @throws Problem 429 if there were too many
   */
  void begin(String email) {
    Instant now = time.now();
    Tried after =
        tried
            .asMap()
            .compute(
                Members.plain(email),
                (address, before) ->
                    before == null || now.isAfter(before.until())
                        ? new Tried(1, now.plus(REST))
                        : new Tried(before.times() + 1, before.until()));
    if (after.times() > MOST) {
      throw Problem.tooMany(
          "Too many attempts for this address: wait a while.",
          Math.max(1, Duration.between(now, after.until()).toSeconds()));
    }
  }

  /** The address's owner came in: earlier mistakes are forgotten. */
  void succeeded(String email) {
    tried.invalidate(Members.plain(email));
  }

  /** Those whose password this is. */
  List<Member> right(List<Member> candidates, String password) {
    if (candidates.isEmpty()) {
      var unused = passwords.is(password, Passwords.NOBODYS);
    }
    List<Member> right = new ArrayList<>();
    for (Member candidate : candidates) {
      if (passwords.is(password, candidate.password())) {
        right.add(candidate);
      }
    }
    return right;
  }
}
