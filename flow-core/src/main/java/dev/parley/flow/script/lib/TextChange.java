package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Blanks;
import java.text.Normalizer;
import java.util.Locale;

/** Methods that make another text of a text. */
final class TextChange {
  static final MethodTable<String> TABLE =
      new MethodTable<String>()
          .with("concat", TextChange::concat)
          .with("normalize", TextChange::normalize)
          .with("padEnd", (s, args) -> s.concat(padding(s, args)))
          .with("padStart", (s, args) -> padding(s, args).concat(s))
          .with("repeat", TextChange::repeat)
          .with("slice", TextChange::slice)
          .with("substr", TextChange::substr)
          .with("substring", TextChange::substring)
          .with("toLocaleLowerCase", (s, args) -> s.toLowerCase(Locale.ROOT))
          .with("toLocaleUpperCase", (s, args) -> s.toUpperCase(Locale.ROOT))
          .with("toLowerCase", (s, args) -> s.toLowerCase(Locale.ROOT))
          .with("toUpperCase", (s, args) -> s.toUpperCase(Locale.ROOT))
          .with("toWellFormed", (s, args) -> wellFormed(s))
          .with("trim", (s, args) -> Blanks.trim(s))
          .with("trimEnd", (s, args) -> Blanks.trimEnd(s))
          .with("trimRight", (s, args) -> Blanks.trimEnd(s))
          .with("trimLeft", (s, args) -> Blanks.trimStart(s))
          .with("trimStart", (s, args) -> Blanks.trimStart(s));

  private TextChange() {}

  private static Object concat(String s, Args args) {
    StringBuilder joined = new StringBuilder(s);
    for (int i = 0; i < args.count(); i++) {
      String next = args.string(i);
      args.meter().produce(next.length());
      joined.append(next);
    }
    return joined.toString();
  }

  private static Object normalize(String s, Args args) {
    String form = args.has(0) ? args.string(0) : "NFC";
    return switch (form) {
      case "NFC", "NFD", "NFKC", "NFKD" -> Normalizer.normalize(s, Normalizer.Form.valueOf(form));
      default ->
          throw new ScriptFault(
              FaultCode.RANGE, "normalize() takes NFC, NFD, NFKC or NFKD, not " + form + ".");
    };
  }

  private static String padding(String s, Args args) {
    double length = args.integer(0);
    String filler = args.has(1) ? args.string(1) : " ";
    if (length <= s.length() || filler.isEmpty()) {
      return "";
    }
    double missing = length - s.length();
    args.meter().produce((long) Math.min(missing, Long.MAX_VALUE / 2.0));
    int count = (int) missing;
    return filler.repeat(count / filler.length() + 1).substring(0, count);
  }

  private static Object repeat(String s, Args args) {
    double times = args.integer(0);
    if (times < 0 || Double.isInfinite(times)) {
      throw new ScriptFault(FaultCode.RANGE, "repeat() takes a number from 0.");
    }
    args.meter().produce((long) Math.min(times * s.length(), Long.MAX_VALUE / 2.0));
    return s.isEmpty() ? "" : s.repeat((int) times);
  }

  private static Object slice(String s, Args args) {
    int from = args.relative(0, s.length(), 0);
    int to = args.relative(1, s.length(), s.length());
    return from < to ? s.substring(from, to) : "";
  }

  private static Object substring(String s, Args args) {
    int a = (int) Math.min(Math.max(args.integer(0), 0), s.length());
    int b = (int) Math.min(Math.max(args.integer(1, s.length()), 0), s.length());
    return s.substring(Math.min(a, b), Math.max(a, b));
  }

  private static Object substr(String s, Args args) {
    int from = args.relative(0, s.length(), 0);
    double count = args.integer(1, s.length());
    int to = (int) Math.min(Math.max(from + Math.max(count, 0), from), s.length());
    return s.substring(from, to);
  }

  private static String wellFormed(String s) {
    StringBuilder fixed = new StringBuilder(s.length());
    s.codePoints().forEach(c -> fixed.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
    return fixed.toString();
  }
}
