package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.regex.Regex;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.JsIterator;
import dev.parley.flow.script.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Methods of texts that take a regular expression, or a text in its place. */
final class TextPatterns {
  static final MethodTable<String> TABLE =
      new MethodTable<String>()
          .with("match", TextPatterns::match)
          .with("matchAll", TextPatterns::matchAll)
          .with("replace", (s, args) -> Replacing.replace(s, args, false))
          .with("replaceAll", (s, args) -> Replacing.replace(s, args, true))
          .with("search", TextPatterns::search)
          .with("split", TextPatterns::split);

  private TextPatterns() {}

  private static JsRegExp pattern(Args args, String flags) {
    return args.at(0) instanceof JsRegExp regex
        ? regex
        : new JsRegExp(Regex.of(args.has(0) ? args.string(0) : "", flags));
  }

  private static @Nullable Object match(String s, Args args) {
    JsRegExp regex = pattern(args, "");
    if (!regex.flags().global()) {
      return RegexMethods.exec(regex, s, args.run());
    }
    List<@Nullable Object> found = new ArrayList<>();
    for (Regex.Match match : RegexMethods.all(regex, s, args.run())) {
      found.add(s.substring(match.start(), match.end()));
    }
    return found.isEmpty() ? null : found;
  }

  private static Object matchAll(String s, Args args) {
    JsRegExp regex = pattern(args, "g");
    if (!regex.flags().global()) {
      throw new ScriptFault(
          FaultCode.TYPE, "matchAll() needs a regular expression with the flag g.");
    }
    double before = regex.lastIndex();
    List<@Nullable Object> found = new ArrayList<>();
    for (Regex.Match match : RegexMethods.allFrom(regex, s, before, args.run())) {
      found.add(new MatchList(regex.regex(), match));
    }
    regex.lastIndex(before);
    return new JsIterator("RegExp String", found);
  }

  private static Object search(String s, Args args) {
    return pattern(args, "")
        .regex()
        .find(s, 0, args.meter())
        .map(match -> (double) match.start())
        .orElse(-1.0);
  }

  private static Object split(String s, Args args) {
    long limit = args.has(1) ? Integer.toUnsignedLong(uint32(args.number(1))) : 0xFFFFFFFFL;
    if (args.at(0) instanceof JsRegExp regex) {
      return splitBy(regex, s, limit, args);
    }
    if (limit == 0) {
      return new ArrayList<@Nullable Object>();
    }
    if (!args.has(0)) {
      return new ArrayList<@Nullable Object>(List.of(s));
    }
    String separator = args.string(0);
    return separator.isEmpty()
        ? TextSearch.units(s, args, limit)
        : splitAt(separator, s, limit, args);
  }

  private static int uint32(double number) {
    return Coerce.int32(number);
  }

  private static List<@Nullable Object> splitAt(String separator, String s, long limit, Args args) {
    List<@Nullable Object> parts = new ArrayList<>();
    int from = 0;
    for (int at = s.indexOf(separator);
        at >= 0 && parts.size() < limit;
        at = s.indexOf(separator, from)) {
      parts.add(s.substring(from, at));
      args.meter().produce(8L + at - from);
      from = at + separator.length();
    }
    if (parts.size() < limit) {
      parts.add(s.substring(from));
    }
    return parts;
  }

  /** RegExp.prototype[@@split]: empty matches at the end of a part do not split. */
  private static List<@Nullable Object> splitBy(JsRegExp regex, String s, long limit, Args args) {
    List<@Nullable Object> parts = new ArrayList<>();
    if (limit == 0) {
      return parts;
    }
    Regex sticky = Regex.of(regex.regex().source(), withSticky(regex.flags().letters()));
    if (s.isEmpty()) {
      if (sticky.find(s, 0, args.meter()).isEmpty()) {
        parts.add(s);
      }
      return parts;
    }
    int from = 0;
    int at = 0;
    while (at < s.length()) {
      Optional<Regex.Match> match = sticky.find(s, at, args.meter());
      if (match.isEmpty() || match.get().end() == from) {
        at += RegexMethods.width(regex, s, at);
        continue;
      }
      parts.add(s.substring(from, at));
      args.meter().produce(8L + at - from);
      from = match.get().end();
      for (int i = 1; i <= sticky.groups() && parts.size() < limit; i++) {
        parts.add(match.get().group(i).<Object>map(g -> g).orElse(Undefined.UNDEFINED));
      }
      if (parts.size() >= limit) {
        return parts;
      }
      at = from;
    }
    parts.add(s.substring(from));
    return parts;
  }

  private static String withSticky(String letters) {
    return letters.indexOf('y') >= 0 ? letters : letters + "y";
  }
}
