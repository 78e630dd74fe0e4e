package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods that look into a text. */
final class TextSearch {
  static final MethodTable<String> TABLE =
      new MethodTable<String>()
          .with("at", TextSearch::at)
          .with("charAt", (s, args) -> charAt(s, args.integer(0)))
          .with("charCodeAt", (s, args) -> charCodeAt(s, args.integer(0)))
          .with("codePointAt", (s, args) -> codePointAt(s, args.integer(0)))
          .with("includes", (s, args) -> s.indexOf(plain(args), from(s, args)) >= 0)
          .with("indexOf", (s, args) -> (double) s.indexOf(args.string(0), from(s, args)))
          .with("lastIndexOf", TextSearch::lastIndexOf)
          .with("startsWith", (s, args) -> s.startsWith(plain(args), from(s, args)))
          .with("endsWith", TextSearch::endsWith)
          .with("localeCompare", (s, args) -> TextOrder.compare(s, args.string(0)))
          .with("toString", (s, args) -> s)
          .with("valueOf", (s, args) -> s)
          .with("isWellFormed", (s, args) -> wellFormed(s));

  private TextSearch() {}

  private static Object at(String s, Args args) {
    double index = args.integer(0);
    double at = index < 0 ? s.length() + index : index;
    return at < 0 || at >= s.length() ? Undefined.UNDEFINED : charAt(s, at);
  }

  private static String charAt(String s, double at) {
    return at < 0 || at >= s.length() ? "" : s.substring((int) at, (int) at + 1);
  }

  private static double charCodeAt(String s, double at) {
    return at < 0 || at >= s.length() ? Double.NaN : s.charAt((int) at);
  }

  private static Object codePointAt(String s, double at) {
    return at < 0 || at >= s.length()
        ? Undefined.UNDEFINED
        : (Object) (double) s.codePointAt((int) at);
  }

  /** The text to look for, which must not be a regular expression. */
  private static String plain(Args args) {
    if (args.at(0) instanceof JsRegExp) {
      throw new ScriptFault(
          FaultCode.TYPE, "This method looks for a text and takes no regular expression.");
    }
    return args.string(0);
  }

  private static int from(String s, Args args) {
    return (int) Math.min(Math.max(args.integer(1), 0), s.length());
  }

  private static Object lastIndexOf(String s, Args args) {
    double from = args.number(1);
    int start = Double.isNaN(from) ? s.length() : (int) Math.min(Math.max(from, 0), s.length());
    return (double) s.lastIndexOf(args.string(0), start);
  }

  private static Object endsWith(String s, Args args) {
    String end = plain(args);
    int to = (int) Math.min(Math.max(args.integer(1, s.length()), 0), s.length());
    return to >= end.length() && s.startsWith(end, to - end.length());
  }

  private static boolean wellFormed(String s) {
    return s.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  /** The characters as a fresh list. */
  static List<@Nullable Object> units(String s, Args args, long limit) {
    int count = (int) Math.min(s.length(), limit);
    args.meter().items(count);
    List<@Nullable Object> units = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      units.add(s.substring(i, i + 1));
    }
    return units;
  }
}
