package dev.parley.flow.engine;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as people write them: digits of any script, and separators as the flow's language has
 * them. {@code 1,5} is one and a half where a comma is the decimal mark; {@code 1,00,000} and
 * {@code 1.000.000} are groups where it is not.
 */
final class NumberAnswers {
  private static final Pattern SIGNED = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
  private static final int EXACT_DIGITS = 15;
  private static final double MOST_EXACT = 9_007_199_254_740_991d;

  private NumberAnswers() {}

  static Optional<Object> whole(String text, String lang) {
    return number(text, lang)
        .filter(n -> n instanceof Double d && d == Math.rint(d) && Math.abs(d) <= MOST_EXACT);
  }

  static Optional<Object> number(String text, String lang) {
    if (justDigits(text)) {
      return Optional.of((double) Long.parseLong(text));
    }
    String plain = plain(text, lang);
    if (!SIGNED.matcher(plain).matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(plain);
    return Double.isInfinite(value) ? Optional.empty() : Optional.of(value == 0 ? 0.0 : value);
  }

  /** A short row of digits: the common case, and a fast one. */
  private static boolean justDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= EXACT_DIGITS;
  }

  /** The text with Latin digits, a point as decimal mark and no groups. */
  private static String plain(String text, String lang) {
    String latin =
        Digits.latin(text.strip())
            .replace('\u066B', '.')
            .replace('\u2212', '-')
            .replaceAll("[\\s\\u00A0\\u202F'’\\u066C_]", "");
    boolean commaDecimal =
        DecimalFormatSymbols.getInstance(Locale.forLanguageTag(lang)).getDecimalSeparator() == ',';
    char decimal = commaDecimal ? ',' : '.';
    char group = commaDecimal ? '.' : ',';
    if (latin.indexOf(group) >= 0 && !grouped(latin, group, decimal)) {
      boolean onlyOther =
          latin.indexOf(decimal) < 0 && latin.indexOf(group) == latin.lastIndexOf(group);
      return onlyOther ? latin.replace(group, '.') : "";
    }
    return latin.replace(String.valueOf(group), "").replace(decimal, '.');
  }

  /** Whether the separators stand where groups of three (or Indian twos) would have them. */
  private static boolean grouped(String latin, char group, char decimal) {
    String g = Pattern.quote(String.valueOf(group));
    String d = Pattern.quote(String.valueOf(decimal));
    return latin.matches("[+-]?\\d{1,3}(" + g + "\\d{2,3})*" + g + "\\d{3}(" + d + "\\d+)?");
  }
}
