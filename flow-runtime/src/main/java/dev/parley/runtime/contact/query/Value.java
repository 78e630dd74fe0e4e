package dev.parley.runtime.contact.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an attribute is compared with. */
public sealed interface Value {
  /** A word or several, or the digits of a phone number. */
  record Word(String text) implements Value {}

  /** A number; equal numbers are the same value. */
  record Amount(BigDecimal number) implements Value {
    public Amount {
      number = number.stripTrailingZeros();
    }
  }

  /** True or false. */
  record Flag(boolean on) implements Value {}

  /** A day. */
  record Day(LocalDate day) implements Value {}

  /** A moment. */
  record Moment(Instant at) implements Value {}

  /** A moment or day as far from now, such as {@code 30d ago}. */
  record Apart(int amount, Unit unit, boolean past) implements Value {}

  /** A day or moment by its name, such as {@code today}. */
  record Named(Name name) implements Value {}

  /** Days and moments that have names. */
  enum Name {
    NOW,
    TODAY,
    YESTERDAY,
    TOMORROW;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Name> of(String word) {
      return Arrays.stream(values()).filter(n -> n.word().equalsIgnoreCase(word)).findFirst();
    }
  }

  /** In what time is counted. */
  enum Unit {
    MINUTE("min", "minute"),
    HOUR("h", "hour"),
    DAY("d", "day"),
    WEEK("w", "week"),
    MONTH("mo", "month"),
    YEAR("y", "year");

    private final String sign;
    private final String says;

    Unit(String sign, String says) {
      this.sign = sign;
      this.says = says;
    }

    String sign() {
      return sign;
    }

    String says() {
      return says;
    }

    /** Whether it is shorter than a day. */
    boolean fine() {
      return this == MINUTE || this == HOUR;
    }

    static Optional<Unit> of(String sign) {
      String word = sign.toLowerCase(Locale.ROOT);
      return Arrays.stream(values())
          .filter(u -> word.equals(u.sign) || word.equals(u.says) || word.equals(u.says + "s"))
          .findFirst();
    }
  }
}
