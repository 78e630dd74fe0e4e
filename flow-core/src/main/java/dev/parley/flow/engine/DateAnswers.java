package dev.parley.flow.engine;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as people write them: {@code 2026-01-05}, day, month and year in the order of the flow's
 * language, month names, today and tomorrow. Stored as {@code YYYY-MM-DD}. A two-digit year is the
 * one within 80 years back and 19 ahead; a missing year is this one.
 */
final class DateAnswers {
  private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
  private static final Pattern NUMERIC =
      Pattern.compile("(\\d{1,2})\\s*[-/. ]\\s*(\\d{1,2})(?:\\s*[-/. ]\\s*(\\d{4}|\\d{2}))?");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(\\d{1,2})(?:st|nd|rd|th)?[-/., ]*(?:de |of )?([\\p{L}\\p{M}]+)\\.?(?:[-/., ]*(?:de"
              + " )?(\\d{4}|\\d{2}))?");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "([\\p{L}\\p{M}]+)\\.?[ ]*(\\d{1,2})(?:st|nd|rd|th)?(?:[, ]+(\\d{4}|\\d{2}))?");
  private static final int YEARS_AHEAD = 19;
  private static final int SHORTEST_MONTH = 3;

  private DateAnswers() {}

  static Optional<Object> read(String text, Run run) {
    LocalDate today =
        LocalDate.ofInstant(Instant.ofEpochMilli(run.nowMillis()), ZoneId.of(run.zone()));
    return read(text, run.lang(), today).map(LocalDate::toString);
  }

  static Optional<LocalDate> read(String text, String lang, LocalDate today) {
    String folded = Keywords.fold(Digits.latin(text));
    BuiltInTexts texts = BuiltInTexts.of(lang);
    if (texts.words("today").contains(folded) || folded.equals("today")) {
      return Optional.of(today);
    }
    if (texts.words("tomorrow").contains(folded) || folded.equals("tomorrow")) {
      return Optional.of(today.plusDays(1));
    }
    Matcher iso = ISO.matcher(folded);
    if (iso.matches()) {
      return date(iso.group(1), iso.group(2), iso.group(3), today);
    }
    Matcher numeric = NUMERIC.matcher(folded);
    if (numeric.matches()) {
      boolean dayFirst = dayFirst(lang);
      String day = numeric.group(dayFirst ? 1 : 2);
      String month = numeric.group(dayFirst ? 2 : 1);
      return date(numeric.group(3), month, day, today);
    }
    return named(folded, lang, today);
  }

  private static Optional<LocalDate> named(String folded, String lang, LocalDate today) {
    Matcher dayFirst = DAY_FIRST.matcher(folded);
    if (dayFirst.matches()) {
      return date(dayFirst.group(3), month(dayFirst.group(2), lang), dayFirst.group(1), today);
    }
    Matcher monthFirst = MONTH_FIRST.matcher(folded);
    if (monthFirst.matches()) {
      return date(
          monthFirst.group(3), month(monthFirst.group(1), lang), monthFirst.group(2), today);
    }
    return Optional.empty();
  }

  private static boolean dayFirst(String lang) {
    if (lang.equals("en")) {
      return true;
    }
    String pattern =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            FormatStyle.SHORT, null, IsoChronology.INSTANCE, Locale.forLanguageTag(lang));
    return pattern.indexOf('d') < pattern.indexOf('M');
  }

  /** The number of a month's name or its beginning; 0 if there is none. */
  private static String month(String name, String lang) {
    for (Locale locale : new Locale[] {Locale.forLanguageTag(lang), Locale.ENGLISH}) {
      for (Month month : Month.values()) {
        String full = Keywords.fold(month.getDisplayName(TextStyle.FULL, locale));
        String abbreviated = Keywords.fold(month.getDisplayName(TextStyle.SHORT, locale));
        boolean begins = name.length() >= SHORTEST_MONTH && full.startsWith(name);
        if (begins || abbreviated.equals(name) || abbreviated.equals(name + ".")) {
          return String.valueOf(month.getValue());
        }
      }
    }
    return "0";
  }

  private static Optional<LocalDate> date(
      @org.jspecify.annotations.Nullable String year, String month, String day, LocalDate today) {
    int y = year == null ? today.getYear() : Integer.parseInt(year);
    if (year != null && year.length() == 2) {
      int century = today.getYear() / 100 * 100;
      y += century + y > today.getYear() + YEARS_AHEAD ? century - 100 : century;
    }
    try {
      return Optional.of(LocalDate.of(y, Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
