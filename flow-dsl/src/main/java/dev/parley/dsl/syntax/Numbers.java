package dev.parley.dsl.syntax;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.syntax.Token.Kind;
import dev.parley.dsl.syntax.Tree.Dur;
import dev.parley.dsl.syntax.Tree.Int;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads whole numbers and durations, and understands most ways to write them wrong. */
final class Numbers {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Pattern LOOSE =
      Pattern.compile("(\\d{1,9})(?:\\.(\\d))?\\s*(\\p{L}+)(?:\\s*(\\d{1,9})\\s*(\\p{L}+))?");

  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("sec", "s"),
          Map.entry("secs", "s"),
          Map.entry("second", "s"),
          Map.entry("seconds", "s"),
          Map.entry("min", "m"),
          Map.entry("mins", "m"),
          Map.entry("minute", "m"),
          Map.entry("minutes", "m"),
          Map.entry("hr", "h"),
          Map.entry("hrs", "h"),
          Map.entry("hour", "h"),
          Map.entry("hours", "h"),
          Map.entry("day", "d"),
          Map.entry("days", "d"));

  private final Tokens in;
  private final Reports reports;

  Numbers(Tokens in, Reports reports) {
    this.in = in;
    this.reports = reports;
  }

  /** INT */
  Int integer(String what, Pieces pieces) {
    if (in.lost() || !in.at(Kind.NUMBER)) {
      pieces.missing(what);
      return new Int(0, new Range(in.lastEnd(), in.lastEnd()));
    }
    Token token = in.advance();
    if (token.text().matches("\\d{1,9}")) {
      return new Int(Integer.parseInt(token.text()), token.range());
    }
    in.note(() -> bad(token.range(), "expected " + what).label("a whole number of up to 9 digits"));
    return new Int(0, token.range());
  }

  /** DUR = INT ("ms"|"s"|"m"|"h"|"d") */
  Dur duration(String what, Pieces pieces) {
    if (in.lost() || !in.at(Kind.NUMBER)) {
      pieces.missing(what);
      return new Dur("", Duration.ZERO, new Range(in.lastEnd(), in.lastEnd()));
    }
    Token token = in.advance();
    Optional<Dur> exact = of(token.text(), token.range());
    return exact.orElseGet(() -> loose(token));
  }

  static Optional<Dur> of(String text, Range range) {
    Matcher matcher = DURATION.matcher(text);
    return matcher.matches()
        ? Optional.of(new Dur(text, value(matcher.group(1), matcher.group(2)), range))
        : Optional.empty();
  }

  private static Duration value(String amount, String unit) {
    return Duration.of(Long.parseLong(amount), UNITS.getOrDefault(unit, ChronoUnit.MINUTES));
  }

  /** What was written in place of a duration: {@code 10 min}, {@code 1h30m}, {@code 1.5h}. */
  private Dur loose(Token first) {
    int end = first.end();
    while (in.onLine() && continues(end)) {
      end = in.advance().end();
    }
    Range range = new Range(first.start(), end);
    Optional<String> better = better(in.text().substring(first.start(), end));
    in.note(() -> {
      Diagnostic.Builder problem =
          bad(range, "this is not a duration")
              .label("a whole number and a unit without a blank: 500ms, 30s, 10m, 24h, 7d");
      better.ifPresent(text -> problem.didYouMean(text, range.start(), range.end()));
      return problem;
    });
    return better
        .flatMap(text -> of(text, range))
        .orElseGet(() -> new Dur("", Duration.ZERO, range));
  }

  private boolean continues(int end) {
    Token token = in.current();
    boolean joined = token.start() == end;
    boolean unit = token.is(Kind.WORD) && unit(token.text()).isPresent();
    return unit || (joined && (token.is(Kind.DOT) || token.is(Kind.NUMBER)));
  }

  private static Optional<String> unit(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    String unit = NAMES.getOrDefault(lower, lower);
    return UNITS.containsKey(unit) ? Optional.of(unit) : Optional.empty();
  }

  /** The same length in the language's own spelling, if it has one. */
  private static Optional<String> better(String written) {
    Matcher loose = LOOSE.matcher(written);
    Optional<String> unit = loose.matches() ? unit(loose.group(3)) : Optional.empty();
    if (unit.isEmpty()) {
      return Optional.empty();
    }
    Duration total = value(loose.group(1), unit.get());
    if (loose.group(2) != null) {
      total = total.plus(value(loose.group(2), unit.get()).dividedBy(10));
    }
    if (loose.group(4) != null) {
      Optional<String> second = unit(loose.group(5));
      if (second.isEmpty()) {
        return second;
      }
      total = total.plus(value(loose.group(4), second.get()));
    }
    return loose.group(2) == null && loose.group(4) == null
        ? Optional.of(loose.group(1) + unit.get())
        : spelled(total);
  }

  private static Optional<String> spelled(Duration total) {
    for (String unit : new String[] {"d", "h", "m", "s", "ms"}) {
      long one = value("1", unit).toMillis();
      if (total.toMillis() % one == 0 && total.toMillis() / one < 1_000_000_000) {
        return Optional.of(total.toMillis() / one + unit);
      }
    }
    return Optional.empty();
  }

  private Diagnostic.Builder bad(Range range, String message) {
    return reports.problem("FLW1106", range).message(message);
  }
}
