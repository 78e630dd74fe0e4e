package dev.parley.flow.engine;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When somebody is there, as an author writes it: {@code Mon-Fri 09:00-12:00, 14:00-18:00, Sat
 * 10:00-14:00}. Days are English, in full or by their first three letters, {@code daily} is all of
 * them; a span without days has those before it; one that ends before it begins goes on after
 * midnight.
 */
public final class OpeningHours {
  private static final Pattern SPAN =
      Pattern.compile("(\\d{1,2}):(\\d{2})\\s*[-–]\\s*(\\d{1,2}):(\\d{2})");
  private static final int DAY = 24 * 60;
  private static final int SHORT = 3;

  /** From a minute of a day to one of the same day, or of the next where it is not larger. */
  private record Span(Set<DayOfWeek> days, int from, int to) {
    boolean open(LocalDateTime at) {
      int minute = at.getHour() * 60 + at.getMinute();
      boolean today = days.contains(at.getDayOfWeek());
      if (from < to) {
        return today && minute >= from && minute < to;
      }
      boolean yesterday = days.contains(at.getDayOfWeek().minus(1));
      return (today && minute >= from) || (yesterday && minute < to);
    }
  }

  private final List<Span> spans;

  private OpeningHours(List<Span> spans) {
    this.spans = spans;
  }

  /** Reads opening hours; empty if they are written in another way. */
  public static Optional<OpeningHours> parse(String text) {
    List<Span> spans = new ArrayList<>();
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    boolean used = true;
    for (String part : text.split("[,;]", -1)) {
      Matcher span = SPAN.matcher(part);
      boolean times = span.find();
      String names = (times ? part.substring(0, span.start()) : part).strip();
      if (!names.isEmpty()) {
        if (used) {
          days = EnumSet.noneOf(DayOfWeek.class);
        }
        if (!add(names, days)) {
          return Optional.empty();
        }
      }
      used = times;
      if (times && !(part.substring(span.end()).isBlank() && add(span, days, spans))) {
        return Optional.empty();
      }
    }
    return spans.isEmpty() || !used ? Optional.empty() : Optional.of(new OpeningHours(spans));
  }

  private static boolean add(Matcher span, EnumSet<DayOfWeek> days, List<Span> spans) {
    int from = minute(span.group(1), span.group(2));
    int to = minute(span.group(3), span.group(4));
    spans.add(new Span(EnumSet.copyOf(days), from, to));
    return !days.isEmpty() && from >= 0 && from < DAY && to >= 0;
  }

  private static int minute(String hour, String minute) {
    int total = Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    return Integer.parseInt(minute) < 60 && total <= DAY ? total : -1;
  }

  private static boolean add(String names, Set<DayOfWeek> days) {
    if (names.equalsIgnoreCase("daily")) {
      return days.addAll(EnumSet.allOf(DayOfWeek.class));
    }
    String[] ends = names.split("\\s*[-–]\\s*", -1);
    Optional<DayOfWeek> first = day(ends[0]);
    Optional<DayOfWeek> last = day(ends[ends.length - 1]);
    if (ends.length > 2 || first.isEmpty() || last.isEmpty()) {
      return false;
    }
    DayOfWeek day = first.get();
    days.add(day);
    while (day != last.get()) {
      day = day.plus(1);
      days.add(day);
    }
    return true;
  }

  private static Optional<DayOfWeek> day(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      String full = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
      if (lower.length() >= SHORT && full.startsWith(lower)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  /** Whether somebody is there at a local time. */
  public boolean open(LocalDateTime at) {
    return spans.stream().anyMatch(span -> span.open(at));
  }
}
