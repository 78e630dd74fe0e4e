package dev.parley.flow.script.lib;

import dev.parley.flow.script.regex.Regex;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The methods of regular expressions, and searching with them (ECMAScript §22.2.7). */
final class RegexMethods {
  static final MethodTable<JsRegExp> TABLE =
      new MethodTable<JsRegExp>()
          .with("test", (regex, args) -> next(regex, args.string(0), args.run()).isPresent())
          .with("exec", (regex, args) -> exec(regex, args.string(0), args.run()))
          .with("toString", (regex, args) -> regex.toString());

  private RegexMethods() {}

  static @Nullable Object exec(JsRegExp regex, String s, Run run) {
    Optional<Regex.Match> match = next(regex, s, run);
    return match.isPresent() ? list(regex, match.get(), run) : null;
  }

  private static MatchList list(JsRegExp regex, Regex.Match match, Run run) {
    run.meter().items(regex.regex().groups() + 4L);
    run.meter().produce((long) match.end() - match.start());
    return new MatchList(regex.regex(), match);
  }

  /** RegExpBuiltinExec: searches from where the last search ended if the flags ask for it. */
  static Optional<Regex.Match> next(JsRegExp regex, String s, Run run) {
    boolean remembers = regex.flags().global() || regex.flags().sticky();
    double from = remembers ? Coerce.integer(regex.lastIndex()) : 0;
    if (from > s.length()) {
      regex.lastIndex(0);
      return Optional.empty();
    }
    Optional<Regex.Match> match = regex.regex().find(s, (int) from, run.meter());
    if (remembers) {
      regex.lastIndex(match.map(m -> (double) m.end()).orElse(0.0));
    }
    return match;
  }

  /** All matches from the start, as a global search finds them. */
  static List<Regex.Match> all(JsRegExp regex, String s, Run run) {
    List<Regex.Match> found = allFrom(regex, s, 0, run);
    regex.lastIndex(0);
    return found;
  }

  static List<Regex.Match> allFrom(JsRegExp regex, String s, double from, Run run) {
    List<Regex.Match> found = new ArrayList<>();
    regex.lastIndex(from);
    Optional<Regex.Match> match = next(regex, s, run);
    while (match.isPresent()) {
      found.add(match.get());
      run.meter().items(4);
      run.meter().produce((long) match.get().end() - match.get().start());
      if (match.get().end() == match.get().start()) {
        int end = match.get().end();
        regex.lastIndex(end + (double) width(regex, s, end));
      }
      match = next(regex, s, run);
    }
    return found;
  }

  /** How many units the character at a place has for this expression. */
  static int width(JsRegExp regex, String s, int at) {
    return regex.flags().unicode()
            && at + 1 < s.length()
            && Character.isSurrogatePair(s.charAt(at), s.charAt(at + 1))
        ? 2
        : 1;
  }
}
