package dev.parley.runtime.http;

import dev.parley.runtime.http.Problem.FieldError;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A text, counted in characters as people count them.
 *
 * @param form what it must look like besides
 */
public record Text(int least, int most, Form form) implements Shape {
  private static final int LONGEST_TIME = 40;
  private static final int LONGEST_DAY = 10;
  private static final int LONGEST_ZONE = 60;

  /** What a text looks like. */
  public sealed interface Form {
    /** Whatever somebody writes. */
    record Free() implements Form {}

    /** One of some words. */
    record Word(List<String> words) implements Form {}

    /**
     * Something with a pattern.
     *
     * @param rule the sentence about it, such as "is an e-mail address"
     */
    record Like(Pattern pattern, String rule) implements Form {}

    /** A moment, such as {@code 2026-11-30T12:00:00Z}. */
    record Moment() implements Form {}

    /** A day, such as {@code 2026-11-30}. */
    record Day() implements Form {}

    /** A time zone, such as {@code Asia/Kolkata}. */
    record Zone() implements Form {}
  }

  /** Any text within these lengths. */
  public static Text of(int least, int most) {
    return new Text(least, most, new Form.Free());
  }

  /** One of these words. */
  public static Text word(List<String> words) {
    return new Text(
        1, words.stream().mapToInt(String::length).max().orElse(1), new Form.Word(words));
  }

  /** A text that matches the pattern from beginning to end; the rule says so in words. */
  public static Text like(String pattern, String rule, int most) {
    return new Text(0, most, new Form.Like(Pattern.compile(pattern), rule));
  }

  /** A moment. */
  public static Text moment() {
    return new Text(1, LONGEST_TIME, new Form.Moment());
  }

  /** A day. */
  public static Text day() {
    return new Text(1, LONGEST_DAY, new Form.Day());
  }

  /** A time zone. */
  public static Text zone() {
    return new Text(1, LONGEST_ZONE, new Form.Zone());
  }

  /** An id with this prefix. */
  public static Text id(String prefix) {
    return like(prefix + "_[0-9a-z_]{1,60}", "is an id such as " + prefix + "_01kx…", 70);
  }

  @Override
  public Map<String, Object> schema(Map<String, Object> named) {
    Map<String, Object> schema = Shape.of("type", "string");
    switch (form) {
      case Form.Word(List<String> words) -> schema.put("enum", words);
      case Form.Like(Pattern pattern, String rule) ->
          schema.put("pattern", "^(?:" + pattern.pattern() + ")$");
      case Form.Moment moment -> schema.put("format", "date-time");
      case Form.Day day -> schema.put("format", "date");
      case Form.Zone zone -> schema.put("description", "A time zone such as Asia/Kolkata.");
      case Form.Free free -> {
        if (least > 0) {
          schema.put("minLength", least);
        }
      }
    }
    if (!(form instanceof Form.Word)) {
      schema.put("maxLength", most);
    }
    return schema;
  }

  @Override
  public void check(JsonNode value, String at, List<FieldError> faults) {
    if (!value.isString()) {
      faults.add(new FieldError(at, "is a text"));
    } else {
      fault(value.stringValue()).ifPresent(rule -> faults.add(new FieldError(at, rule)));
    }
  }

  /** Whether a text is such a one. */
  public boolean fits(String text) {
    return fault(text).isEmpty();
  }

  private Optional<String> fault(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > most) {
      return Optional.of("has " + most + " characters at most");
    }
    if (odd(text)) {
      return Optional.of("has characters that are none");
    }
    if (length < least) {
      return Optional.of(least == 1 ? "is not empty" : "has " + least + " characters at least");
    }
    return switch (form) {
      case Form.Free free -> Optional.empty();
      case Form.Word(List<String> words) ->
          unless(words.contains(text), "is one of " + String.join(", ", words));
      case Form.Like(Pattern pattern, String rule) -> unless(pattern.matcher(text).matches(), rule);
      case Form.Moment moment -> unless(isMoment(text), "is a moment such as 2026-11-30T12:00:00Z");
      case Form.Day day -> unless(isDay(text), "is a day such as 2026-11-30");
      case Form.Zone zone ->
          unless(
              ZoneId.getAvailableZoneIds().contains(text), "is a time zone such as Asia/Kolkata");
    };
  }

  private static Optional<String> unless(boolean fits, String rule) {
    return fits ? Optional.empty() : Optional.of(rule);
  }

  private static boolean isDay(String text) {
    try {
      int year = LocalDate.parse(text).getYear();
      return year >= 0 && year <= 9999;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isMoment(String text) {
    try {
      int year = OffsetDateTime.parse(text).getYear();
      return year >= 0 && year <= 9999;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** Whether a text has characters that a database refuses: zero, and halves of pairs. */
  static boolean odd(String text) {
    return text.indexOf('\0') >= 0
        || text.codePoints()
            .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
