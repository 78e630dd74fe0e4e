package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Describe;
import dev.parley.flow.script.value.JsDate;
import dev.parley.flow.script.value.Namespace;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The flow helper {@code date}. Dates are texts: {@code 2026-01-31} or with a time {@code
 * 2026-01-31T09:30:00+01:00}; a Date object and milliseconds do as well.
 *
 * <ul>
 *   <li>{@code date.add(value, amount, unit)}: later or earlier, in the same form; a day that the
 *       month does not have becomes its last.
 *   <li>{@code date.diff(from, to, unit)}: whole units from one to the other, days if not said.
 *   <li>{@code date.format(value, pattern)}: in words of the conversation's language and the bot's
 *       zone, by a pattern such as {@code d MMMM yyyy}; without one the language's usual form.
 * </ul>
 */
final class DateObject {
  static final Namespace DATE =
      new Namespace(
          "date",
          new MemberMap()
              .with("add", 3, DateObject::add)
              .with("diff", 3, DateObject::diff)
              .with("format", 2, DateObject::format)
              .all());

  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private DateObject() {}

  private static boolean dateOnly(@Nullable Object value) {
    return value instanceof String text && text.strip().length() == 10;
  }

  private static ZonedDateTime read(Args args, int index) {
    Object value = args.at(index);
    try {
      if (value instanceof String text && dateOnly(value)) {
        return LocalDate.parse(text.strip()).atStartOfDay(DateMethods.zone(args));
      }
    } catch (DateTimeException e) {
      throw notADate(value);
    }
    double time =
        switch (value) {
          case String text -> DateReader.parse(text, DateMethods.zone(args));
          case JsDate date -> date.time();
          case Double d -> new JsDate(d).time();
          case null, default -> Double.NaN;
        };
    if (Double.isNaN(time)) {
      throw notADate(value);
    }
    return Instant.ofEpochMilli((long) time).atZone(DateMethods.zone(args));
  }

  private static ScriptFault notADate(@Nullable Object value) {
    return new ScriptFault(FaultCode.RANGE, Describe.value(value) + " is not a date.");
  }

  private static ChronoUnit unit(Args args, int index) {
    String unit = args.has(index) ? args.string(index).toLowerCase(Locale.ROOT) : "days";
    return switch (unit) {
      case "s", "second", "seconds" -> ChronoUnit.SECONDS;
      case "m", "minute", "minutes" -> ChronoUnit.MINUTES;
      case "h", "hour", "hours" -> ChronoUnit.HOURS;
      case "d", "day", "days" -> ChronoUnit.DAYS;
      case "w", "week", "weeks" -> ChronoUnit.WEEKS;
      case "month", "months" -> ChronoUnit.MONTHS;
      case "y", "year", "years" -> ChronoUnit.YEARS;
      default ->
          throw new ScriptFault(
              FaultCode.RANGE,
              "`"
                  + unit
                  + "` is not a unit of time: seconds, minutes, hours, days, weeks, months"
                  + " and years are.");
    };
  }

  private static Object add(Args args) {
    ZonedDateTime start = read(args, 0);
    ChronoUnit unit = unit(args, 2);
    double amount = args.integer(1);
    if (Math.abs(amount) > 1e11) {
      throw new ScriptFault(FaultCode.RANGE, "date.add() takes a smaller number.");
    }
    try {
      ZonedDateTime moved = start.plus((long) amount, unit);
      boolean day = dateOnly(args.at(0)) && unit.isDateBased();
      return day ? moved.toLocalDate().toString() : TEXT.format(moved);
    } catch (DateTimeException e) {
      throw new ScriptFault(FaultCode.RANGE, "There is no such date.");
    }
  }

  private static Object diff(Args args) {
    ZonedDateTime from = read(args, 0);
    return (double) unit(args, 2).between(from, read(args, 1));
  }

  private static Object format(Args args) {
    ZonedDateTime value = read(args, 0);
    Locale locale = FlowFunctions.locale(args);
    if (!args.has(1)) {
      DateTimeFormatter usual =
          dateOnly(args.at(0))
              ? DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
              : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT);
      return usual.withLocale(locale).format(value);
    }
    try {
      return DateTimeFormatter.ofPattern(args.string(1), locale).format(value);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new ScriptFault(
          FaultCode.RANGE,
          "`" + Describe.shortened(args.string(1)) + "` is not a pattern such as d MMMM yyyy.");
    }
  }
}
