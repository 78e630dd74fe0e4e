package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.JsDate;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The methods of dates: local ones go by the bot's time zone. */
final class DateMethods {
  private static final DateTimeFormatter UTC_DAY =
      DateTimeFormatter.ofPattern("EEE, dd MMM ", Locale.ENGLISH);
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern(" HH:mm:ss 'GMT'", Locale.ENGLISH);

  static final MethodTable<JsDate> TABLE = table();

  private DateMethods() {}

  private static MethodTable<JsDate> table() {
    MethodTable<JsDate> table =
        new MethodTable<JsDate>()
            .with("getTime", (date, args) -> date.time())
            .with("setTime", (date, args) -> date.time(args.number(0)))
            .with("valueOf", (date, args) -> date.time())
            .with("getTimezoneOffset", DateMethods::offset)
            .with("toISOString", DateMethods::toIso)
            .with("toJSON", (date, args) -> date.isoOrNull())
            .with("toString", (date, args) -> date.text(args.run().env().zone()))
            .with("toDateString", DateMethods::toDay)
            .with("toUTCString", DateMethods::toUtc);
    DateParts.READERS.forEach((name, reader) -> readers(table, name, reader));
    DateParts.WRITERS.forEach((name, writer) -> writers(table, name, writer));
    return table;
  }

  private static void readers(
      MethodTable<JsDate> table, String name, ToDoubleFunction<ZonedDateTime> reader) {
    table.with("get" + name, (date, args) -> read(date, reader, zone(args)));
    table.with("getUTC" + name, (date, args) -> read(date, reader, ZoneOffset.UTC));
  }

  private static void writers(MethodTable<JsDate> table, String name, DateParts.Writer writer) {
    table.with("set" + name, (date, args) -> writer.write(date, args, zone(args)));
    table.with("setUTC" + name, (date, args) -> writer.write(date, args, ZoneOffset.UTC));
  }

  /** The bot's zone. */
  static ZoneId zone(Args args) {
    try {
      return ZoneId.of(args.run().env().zone());
    } catch (DateTimeException e) {
      throw new ScriptFault(
          FaultCode.RANGE, "The time zone " + args.run().env().zone() + " is not known.");
    }
  }

  private static double read(JsDate date, ToDoubleFunction<ZonedDateTime> reader, ZoneId zone) {
    return date.valid() ? reader.applyAsDouble(date.in(zone)) : Double.NaN;
  }

  private static Object offset(JsDate date, Args args) {
    return date.valid()
        ? -date.in(zone(args)).getOffset().getTotalSeconds() / 60.0 + 0.0
        : Double.NaN;
  }

  private static Object toIso(JsDate date, Args args) {
    String iso = date.isoOrNull();
    if (iso == null) {
      throw new ScriptFault(FaultCode.RANGE, "This is not a date.");
    }
    return iso;
  }

  private static String toDay(JsDate date, Args args) {
    return date.valid() ? JsDate.day(date.in(zone(args))) : "Invalid Date";
  }

  private static String toUtc(JsDate date, Args args) {
    if (!date.valid()) {
      return "Invalid Date";
    }
    ZonedDateTime utc = date.in(ZoneOffset.UTC);
    return UTC_DAY.format(utc) + JsDate.year(utc.getYear()) + UTC_TIME.format(utc);
  }
}
