package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.regex.Regex;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.JsFunction;
import dev.parley.flow.script.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code replace} and {@code replaceAll}. */
final class Replacing {
  private Replacing() {}

  static Object replace(String s, Args args, boolean all) {
    if (args.at(0) instanceof JsRegExp regex) {
      if (all && !regex.flags().global()) {
        throw new ScriptFault(
            FaultCode.TYPE, "replaceAll() needs a regular expression with the flag g.");
      }
      return ofPattern(s, regex, args);
    }
    return ofText(s, args, all);
  }

  private static String ofPattern(String s, JsRegExp regex, Args args) {
    Replacement replacement = Replacement.of(args, s);
    List<Regex.Match> matches = new ArrayList<>();
    if (regex.flags().global()) {
      matches.addAll(RegexMethods.all(regex, s, args.run()));
    } else {
      RegexMethods.next(regex, s, args.run()).ifPresent(matches::add);
    }
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (Regex.Match match : matches) {
      String text = replacement.of(captures(regex.regex(), match), match.start());
      args.meter().produce(text.length() + (long) match.start() - from);
      result.append(s, from, match.start()).append(text);
      from = match.end();
    }
    return result.append(s.substring(from)).toString();
  }

  private static Captures captures(Regex regex, Regex.Match match) {
    List<Optional<String>> groups = new ArrayList<>();
    for (int i = 0; i <= regex.groups(); i++) {
      groups.add(match.group(i));
    }
    return new Captures(groups, MatchList.groups(regex, match));
  }

  private static String ofText(String s, Args args, boolean all) {
    String search = args.string(0);
    Replacement replacement = Replacement.of(args, s);
    StringBuilder result = new StringBuilder();
    int from = 0;
    int at = s.indexOf(search);
    while (at >= 0) {
      Captures captures = new Captures(List.of(Optional.of(search)), Undefined.UNDEFINED);
      String text = replacement.of(captures, at);
      args.meter().produce(text.length() + (long) at - from);
      result.append(s, from, at).append(text);
      from = at + search.length();
      int next = Math.max(from, at + 1);
      at = all && next <= s.length() ? s.indexOf(search, next) : -1;
    }
    return result.append(s.substring(from)).toString();
  }

  /** What was matched: the whole and the groups, and the named groups as an object. */
  private record Captures(List<Optional<String>> groups, @Nullable Object named) {
    String whole() {
      return groups.get(0).orElse("");
    }
  }

  /** What takes the place of a match: a text with signs like {@code $1}, or a function. */
  private record Replacement(
      String subject, Args args, @Nullable JsFunction function, String template) {
    static Replacement of(Args args, String subject) {
      JsFunction function = args.at(1) instanceof JsFunction f ? f : null;
      return new Replacement(subject, args, function, function == null ? args.string(1) : "");
    }

    String of(Captures captures, int position) {
      if (function == null) {
        return template.indexOf('$') < 0 ? template : expanded(captures, position);
      }
      List<@Nullable Object> arguments = new ArrayList<>();
      for (Optional<String> group : captures.groups) {
        arguments.add(group.<Object>map(g -> g).orElse(Undefined.UNDEFINED));
      }
      arguments.add((double) position);
      arguments.add(subject);
      if (captures.named != Undefined.UNDEFINED) {
        arguments.add(captures.named);
      }
      Object result = function.call(args.run(), Undefined.UNDEFINED, arguments.toArray());
      return Coerce.string(args.run(), result);
    }

    /** GetSubstitution. */
    private String expanded(Captures captures, int position) {
      StringBuilder text = new StringBuilder();
      int i = 0;
      while (i < template.length()) {
        char c = template.charAt(i);
        char next = c == '$' && i + 1 < template.length() ? template.charAt(i + 1) : '\0';
        int before = i;
        i += 2;
        switch (next) {
          case '$' -> text.append('$');
          case '&' -> append(text, captures.whole());
          case '`' -> append(text, subject.substring(0, position));
          case '\'' -> append(text, rest(captures, position));
          case '<' -> i = named(text, captures, before);
          default -> i = numbered(text, captures, before, next);
        }
      }
      return text.toString();
    }

    private void append(StringBuilder text, String piece) {
      args.meter().produce(piece.length());
      text.append(piece);
    }

    private String rest(Captures captures, int position) {
      return subject.substring(Math.min(position + captures.whole().length(), subject.length()));
    }

    private int named(StringBuilder text, Captures captures, int at) {
      int close = template.indexOf('>', at);
      if (captures.named == Undefined.UNDEFINED || close < 0) {
        text.append("$<");
        return at + 2;
      }
      Object value = Members.get(args.run(), captures.named, template.substring(at + 2, close));
      if (value != Undefined.UNDEFINED) {
        append(text, Coerce.string(args.run(), value));
      }
      return close + 1;
    }

    private int numbered(StringBuilder text, Captures captures, int at, char digit) {
      int groups = captures.groups.size() - 1;
      if (digit >= '0' && digit <= '9') {
        int one = digit - '0';
        char second = at + 2 < template.length() ? template.charAt(at + 2) : '\0';
        int two = second >= '0' && second <= '9' ? one * 10 + second - '0' : 0;
        int group = two >= 1 && two <= groups ? two : one;
        if (group >= 1 && group <= groups) {
          append(text, captures.groups.get(group).orElse(""));
          return at + (group == two && two >= 1 && two <= groups ? 3 : 2);
        }
      }
      text.append(template.charAt(at));
      return at + 1;
    }
  }
}
