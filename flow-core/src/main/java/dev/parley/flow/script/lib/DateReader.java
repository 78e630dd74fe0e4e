package dev.parley.flow.script.lib;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as {@code Date.parse} does: ISO 8601, without a zone a date is UTC and a time local.
 */
final class DateReader {
  private static final Pattern ISO =
      Pattern.compile(
          "([+-]\\d{6}|\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?(?:[T"
              + " ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?(Z|[+-]\\d\\d:?\\d\\d)?)?");

  private DateReader() {}

  /** Milliseconds since 1970, or NaN. */
  static double parse(String text, ZoneId zone) {
    Matcher iso = ISO.matcher(text.strip());
    if (!iso.matches() || iso.group(1).equals("-000000")) {
      return Double.NaN;
    }
    double[] parts = {
      Integer.parseInt(iso.group(1)),
      number(iso.group(2), 1) - 1,
      number(iso.group(3), 1),
      number(iso.group(4), 0),
      number(iso.group(5), 0),
      number(iso.group(6), 0),
      milliseconds(iso.group(7))
    };
    if (!plausible(parts)) {
      return Double.NaN;
    }
    boolean dateOnly = iso.group(4) == null;
    String offset = iso.group(8);
    return DateParts.time(parts, zoneOf(offset, dateOnly ? ZoneOffset.UTC : zone));
  }

  private static ZoneId zoneOf(@Nullable String offset, ZoneId local) {
    if (offset == null) {
      return local;
    }
    return offset.equals("Z") ? ZoneOffset.UTC : ZoneOffset.of(offset);
  }

  private static boolean plausible(double[] parts) {
    boolean midnight = parts[3] == 24 && parts[4] == 0 && parts[5] == 0 && parts[6] == 0;
    return parts[1] >= 0
        && parts[1] < 12
        && parts[2] >= 1
        && parts[2] <= 31
        && (parts[3] < 24 || midnight)
        && parts[4] < 60
        && parts[5] < 60;
  }

  private static double number(@Nullable String digits, int fallback) {
    return digits == null ? fallback : Integer.parseInt(digits);
  }

  private static double milliseconds(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt((digits + "00").substring(0, 3));
  }
}
