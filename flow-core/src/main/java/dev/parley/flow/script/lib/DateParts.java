package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.JsDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The parts of a date, to read and to set; parts out of range carry over into the next. */
final class DateParts {
  private static final double DAY = 86_400_000;
  private static final int YEAR = 0;
  private static final int MONTH = 1;
  private static final int DATE = 2;
  private static final int HOURS = 3;
  private static final int MINUTES = 4;
  private static final int SECONDS = 5;
  private static final int MILLISECONDS = 6;

  static final Map<String, ToDoubleFunction<ZonedDateTime>> READERS =
      Map.of(
          "FullYear", ZonedDateTime::getYear,
          "Month", date -> date.getMonthValue() - 1,
          "Date", ZonedDateTime::getDayOfMonth,
          "Day", date -> date.getDayOfWeek().getValue() % 7,
          "Hours", ZonedDateTime::getHour,
          "Minutes", ZonedDateTime::getMinute,
          "Seconds", ZonedDateTime::getSecond,
          "Milliseconds", date -> date.get(ChronoField.MILLI_OF_SECOND));

  static final Map<String, Writer> WRITERS =
      Map.of(
          "FullYear", (date, args, zone) -> set(date, args, zone, YEAR),
          "Month", (date, args, zone) -> set(date, args, zone, MONTH),
          "Date", (date, args, zone) -> set(date, args, zone, DATE),
          "Hours", (date, args, zone) -> set(date, args, zone, HOURS),
          "Minutes", (date, args, zone) -> set(date, args, zone, MINUTES),
          "Seconds", (date, args, zone) -> set(date, args, zone, SECONDS),
          "Milliseconds", (date, args, zone) -> set(date, args, zone, MILLISECONDS));

  private DateParts() {}

  /** Sets some parts of a date and gives the new time. */
  @FunctionalInterface
  interface Writer {
    double write(JsDate date, Args args, ZoneId zone);
  }

  private static double set(JsDate date, Args args, ZoneId zone, int first) {
    if (!date.valid() && first != YEAR) {
      return Double.NaN;
    }
    double[] parts = parts(date.valid() ? date.in(zone) : Instant.EPOCH.atZone(ZoneOffset.UTC));
    int last = first <= DATE ? DATE : MILLISECONDS;
    parts[first] = args.number(0);
    for (int i = 1; i < args.count() && first + i <= last && first != DATE; i++) {
      parts[first + i] = args.number(i);
    }
    return date.time(time(parts, zone));
  }

  private static double[] parts(ZonedDateTime date) {
    return new double[] {
      date.getYear(),
      date.getMonthValue() - 1.0,
      date.getDayOfMonth(),
      date.getHour(),
      date.getMinute(),
      date.getSecond(),
      date.get(ChronoField.MILLI_OF_SECOND)
    };
  }

  /** MakeDate of year, month, day, hours, minutes, seconds, milliseconds, in a zone. */
  static double time(double[] parts, ZoneId zone) {
    double[] whole = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      if (Double.isNaN(parts[i]) || Math.abs(parts[i]) > 1e15) {
        return Double.NaN;
      }
      whole[i] = Coerce.integer(parts[i]);
    }
    double months = whole[YEAR] * 12 + whole[MONTH];
    double year = Math.floor(months / 12);
    if (Math.abs(year) > 300_000) {
      return Double.NaN;
    }
    LocalDate first = LocalDate.of((int) year, (int) (months - year * 12) + 1, 1);
    double days = first.toEpochDay() + whole[DATE] - 1;
    double local =
        days * DAY
            + whole[HOURS] * 3_600_000
            + whole[MINUTES] * 60_000
            + whole[SECONDS] * 1_000
            + whole[MILLISECONDS];
    return local(local, zone);
  }

  /** The instant at which the clocks of a zone show a local time. */
  static double local(double local, ZoneId zone) {
    if (Double.isNaN(local) || Math.abs(local) > 8.65e15) {
      return Double.NaN;
    }
    long millis = (long) local;
    LocalDateTime clock =
        LocalDateTime.of(
            LocalDate.ofEpochDay(Math.floorDiv(millis, 86_400_000L)),
            LocalTime.ofNanoOfDay(Math.floorMod(millis, 86_400_000L) * 1_000_000L));
    return clock.atZone(zone).toInstant().toEpochMilli();
  }
}
