package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.JsDate;
import dev.parley.flow.script.value.NativeConstructor;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** {@code Date} and its functions; the clock is the one pinned for the turn. */
final class DateFunctions {
  static final NativeConstructor DATE =
      new NativeConstructor(
          "Date",
          args -> now(args).text(args.run().env().zone()),
          DateFunctions::make,
          new MemberMap()
              .with("now", 0, args -> (double) args.run().env().nowMillis())
              .with("parse", 1, args -> DateReader.parse(args.string(0), DateMethods.zone(args)))
              .with("UTC", 7, args -> fromParts(args, ZoneOffset.UTC))
              .all());

  private DateFunctions() {}

  private static JsDate now(Args args) {
    return new JsDate(args.run().env().nowMillis());
  }

  private static Object make(Args args) {
    return switch (args.count()) {
      case 0 -> now(args);
      case 1 -> new JsDate(single(args, args.at(0)));
      default -> new JsDate(fromParts(args, DateMethods.zone(args)));
    };
  }

  private static double single(Args args, @Nullable Object given) {
    if (given instanceof JsDate date) {
      return date.time();
    }
    Object value = Coerce.primitive(args.run(), given, Coerce.Hint.DEFAULT);
    return value instanceof String text
        ? DateReader.parse(text, DateMethods.zone(args))
        : Coerce.number(args.run(), value);
  }

  private static double fromParts(Args args, ZoneId zone) {
    double[] parts = {Double.NaN, 0, 1, 0, 0, 0, 0};
    for (int i = 0; i < Math.min(args.count(), parts.length); i++) {
      parts[i] = args.number(i);
    }
    double year = Coerce.integer(parts[0]);
    if (!Double.isNaN(parts[0]) && year >= 0 && year <= 99) {
      parts[0] = 1900 + year;
    }
    return DateParts.time(parts, zone);
  }
}
