package dev.parley.flow.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as people write them: {@code 18:30}, {@code 6.30 pm}, {@code 18h}; stored as {@code HH:MM}.
 * A bare number is no time: nobody knows which half of the day it means.
 */
final class TimeAnswers {
  private static final String TIME =
      "(\\d{1,2})(?:\\s*[:.h]\\s*(\\d{2})(?::\\d{2})?)?\\s*(h|uhr|a\\.?m\\.?|p\\.?m\\.?)?";
  private static final Pattern ALONE = Pattern.compile(TIME);
  private static final Pattern AFTER_DATE =
      Pattern.compile("(.*?\\S)(?:\\s*,\\s*|\\s+(?:at |a las |às |à )?|t)(" + TIME + ")");
  private static final int NOON = 12;

  private TimeAnswers() {}

  static Optional<Object> time(String text) {
    return read(Keywords.fold(Digits.latin(text))).map(LocalTime::toString);
  }

  private static Optional<LocalTime> read(String folded) {
    Matcher time = ALONE.matcher(folded);
    if (!time.matches() || (time.group(2) == null && time.group(3) == null)) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(time.group(1));
    int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
    String half = time.group(3) == null ? "" : time.group(3).replace(".", "");
    if (half.endsWith("m")) {
      if (hour < 1 || hour > NOON) {
        return Optional.empty();
      }
      hour = hour % NOON + (half.equals("pm") ? NOON : 0);
    }
    return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
  }

  /** A date and a time after it, or a time alone, which is today's. */
  static Optional<Object> moment(String text, Run run) {
    ZoneId zone = ZoneId.of(run.zone());
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(run.nowMillis()), zone);
    String folded = Keywords.fold(Digits.latin(text));
    Optional<LocalTime> alone = read(folded);
    if (alone.isPresent()) {
      return alone.map(time -> Scope.local(today.atTime(time).atZone(zone)));
    }
    Matcher both = AFTER_DATE.matcher(folded);
    if (!both.matches()) {
      return Optional.empty();
    }
    Optional<LocalDate> date = DateAnswers.read(both.group(1), run.lang(), today);
    Optional<LocalTime> time = read(both.group(2));
    return date.flatMap(d -> time.map(t -> Scope.local(d.atTime(t).atZone(zone))));
  }
}
