package dev.parley.flow.script.value;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A point in time, as {@code new Date()} makes it; it may be invalid. */
public final class JsDate {
  private static final double MAX_TIME = 8.64e15;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE MMM dd ", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern(" HH:mm:ss 'GMT'xx", Locale.ENGLISH);
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ENGLISH);

  private double time;

  /** The given milliseconds since 1970; beyond what dates can hold it is invalid. */
  public JsDate(double time) {
    this.time = clipped(time);
  }

  private static double clipped(double time) {
    return Math.abs(time) <= MAX_TIME ? Coerce.integer(time) : Double.NaN;
  }

  /** Milliseconds since 1970, or NaN. */
  public double time() {
    return time;
  }

  /** Moves this date. */
  public double time(double newTime) {
    time = clipped(newTime);
    return time;
  }

  /** Whether it is a date at all. */
  public boolean valid() {
    return !Double.isNaN(time);
  }

  /** The date and time of day in a zone; only for a valid date. */
  public ZonedDateTime in(ZoneId zone) {
    return Instant.ofEpochMilli((long) time).atZone(zone);
  }

  /** As {@code toISOString()}, or null if invalid. */
  public @Nullable String isoOrNull() {
    if (!valid()) {
      return null;
    }
    ZonedDateTime utc = in(ZoneOffset.UTC);
    int year = utc.getYear();
    String written =
        year >= 0 && year <= 9999
            ? String.format(Locale.ROOT, "%04d", year)
            : String.format(Locale.ROOT, year < 0 ? "-%06d" : "+%06d", Math.abs(year));
    return written + ISO.format(utc);
  }

  /** As {@code toString()} in a zone. */
  public String text(String zone) {
    if (!valid()) {
      return "Invalid Date";
    }
    ZonedDateTime local = in(ZoneId.of(zone));
    boolean utc = zone.equals("UTC") || zone.equals("Z");
    String name =
        utc
            ? "Coordinated Universal Time"
            : DateTimeFormatter.ofPattern("zzzz", Locale.ENGLISH).format(local);
    return day(local) + TIME.format(local) + " (" + name + ")";
  }

  /** The day as {@code toDateString()} writes it. */
  public static String day(ZonedDateTime date) {
    return DAY.format(date) + year(date.getYear());
  }

  /** A year with at least four digits. */
  public static String year(int year) {
    return String.format(Locale.ROOT, year < 0 ? "-%04d" : "%04d", Math.abs(year));
  }
}
