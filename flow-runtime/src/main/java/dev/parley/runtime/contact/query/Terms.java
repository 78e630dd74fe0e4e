package dev.parley.runtime.contact.query;

import dev.parley.flow.script.TextFold;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How values are written down to be searched for: a letter for the kind, then what sorts as the
 * value does. Texts are without case and accents; of a long one the beginning is kept, and a digest
 * of the whole.
 */
public final class Terms {
  static final char TEXT = 't';
  static final char NUMBER = 'n';
  static final char DAY = 'd';
  static final char MOMENT = 'm';
  private static final char FLAG = 'f';
  private static final String OTHER = "x";
  private static final int WHOLE = 160;
  private static final int KEPT = 120;
  private static final int DIGEST_BYTES = 12;
  // Characters that mean nothing anywhere.
  private static final char DIGEST_ZERO = '\ue000';
  private static final int DAY_LENGTH = 10;
  private static final long SECONDS_BEFORE = 1L << 40;

  private Terms() {}

  /** Adds the terms of a value as contacts have it; none if it says nothing. */
  public static void of(@Nullable Object value, Collection<String> terms) {
    switch (value) {
      case null -> {}
      case String text -> ofText(text, terms);
      case Boolean flag -> terms.add(flag(flag));
      case Number number -> ofNumber(number.doubleValue(), terms);
      case List<?> list -> list.forEach(item -> of(item, terms));
      default -> terms.add(OTHER);
    }
  }

  private static void ofText(String text, Collection<String> terms) {
    if (text.isBlank()) {
      return;
    }
    terms.add(text(text));
    if (text.length() >= DAY_LENGTH && text.charAt(4) == '-') {
      ofTime(text.strip(), terms);
    }
  }

  private static void ofTime(String text, Collection<String> terms) {
    try {
      if (text.length() == DAY_LENGTH) {
        terms.add(day(LocalDate.parse(text)));
      } else if (text.indexOf('T') == DAY_LENGTH) {
        terms.add(moment(OffsetDateTime.parse(text).toInstant()));
      }
    } catch (DateTimeException e) {
      return;
    }
  }

  private static void ofNumber(double number, Collection<String> terms) {
    if (Double.isFinite(number)) {
      terms.add(number(number));
    }
  }

  static String text(String text) {
    String folded = TextFold.fold(storable(text.strip()));
    int length = folded.codePointCount(0, folded.length());
    String kept =
        length <= WHOLE
            ? folded
            : folded.substring(0, folded.offsetByCodePoints(0, KEPT)) + '…' + digest(folded);
    return TEXT + kept;
  }

  /** A part of a text, as it is compared with terms. */
  static String part(String text) {
    String folded = TextFold.fold(storable(text));
    int length = folded.codePointCount(0, folded.length());
    return length <= KEPT ? folded : folded.substring(0, folded.offsetByCodePoints(0, KEPT));
  }

  /**
   * Flows may write what no database keeps: zero, and halves of pairs. What digests are written in
   * stands in no text either.
   */
  private static String storable(String text) {
    boolean fine =
        text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c) || isDigest(c));
    return fine
        ? text
        : text.codePoints()
            .filter(c -> c != 0 && !isDigest(c))
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isDigest(int c) {
    return c >= DIGEST_ZERO && c <= DIGEST_ZERO + 0xf;
  }

  private static String digest(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      StringBuilder digits = new StringBuilder();
      HexFormat.of()
          .formatHex(bytes, 0, DIGEST_BYTES)
          .chars()
          .forEach(hex -> digits.append((char) (DIGEST_ZERO + HexFormat.fromHexDigit(hex))));
      return digits.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bits of a double, turned so that they sort as the numbers do. */
  static String number(double number) {
    long bits = Double.doubleToLongBits(number == 0 ? 0.0 : number);
    return NUMBER + HexFormat.of().toHexDigits(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
  }

  static String flag(boolean on) {
    return FLAG + (on ? "1" : "0");
  }

  static String day(LocalDate day) {
    return DAY + day.toString();
  }

  static String moment(Instant at) {
    long seconds = at.getEpochSecond() + SECONDS_BEFORE;
    return MOMENT + String.format(Locale.ROOT, "%011x%08x", seconds, at.getNano());
  }
}
