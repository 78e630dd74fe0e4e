package dev.parley.flow.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A length of time as an author writes it: {@code 500ms 8s 10m 24h 3d}. The unit written is kept,
 * so that {@code 60m} stays {@code 60m}.
 *
 * @param amount zero or more
 * @param unit what the amount counts
 */
public record Delay(long amount, Unit unit) {
  /** The units of a delay; a day is 24 hours. */
  public enum Unit {
    MS("ms", 1),
    S("s", 1_000),
    M("m", 60_000),
    H("h", 3_600_000),
    D("d", 86_400_000);

    private final String text;
    private final long millis;

    Unit(String text, long millis) {
      this.text = text;
      this.millis = millis;
    }
  }

  private static final int MAX_DIGITS = 9;

  public Delay {
    if (amount < 0) {
      throw new IllegalArgumentException("a delay is not negative: " + amount);
    }
  }

  /** Reads {@code 10m}; empty if the text is not a delay. */
  public static Optional<Delay> parse(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0 || digits > MAX_DIGITS) {
      return Optional.empty();
    }
    String unit = text.substring(digits);
    for (Unit u : Unit.values()) {
      if (u.text.equals(unit)) {
        return Optional.of(new Delay(Long.parseLong(text.substring(0, digits)), u));
      }
    }
    return Optional.empty();
  }

  /** The delay in milliseconds. */
  public long millis() {
    return Math.multiplyExact(amount, unit.millis);
  }

  /** The delay as a duration. */
  public Duration toDuration() {
    return Duration.ofMillis(millis());
  }

  @Override
  public String toString() {
    return amount + unit.text;
  }
}
