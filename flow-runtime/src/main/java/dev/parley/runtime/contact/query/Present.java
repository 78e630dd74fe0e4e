package dev.parley.runtime.contact.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * What now and today mean.
 *
 * @param zone where days begin
 */
public record Present(Instant now, ZoneId zone) {
  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9_998;

  LocalDate today() {
    return now.atZone(zone).toLocalDate();
  }

  Instant beginning(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** The day that a value means. */
  LocalDate day(Value value) {
    return switch (value) {
      case Value.Day(LocalDate day) -> day;
      case Value.Named(Value.Name name) ->
          switch (name) {
            case NOW, TODAY -> today();
            case YESTERDAY -> today().minusDays(1);
            case TOMORROW -> today().plusDays(1);
          };
      case Value.Apart apart -> moved(apart).toLocalDate();
      case Value.Moment(Instant at) -> at.atZone(zone).toLocalDate();
      case Value.Word word -> throw none(word);
      case Value.Amount number -> throw none(number);
      case Value.Flag flag -> throw none(flag);
    };
  }

  /** The moment that a value means, which is no day. */
  Instant moment(Value value) {
    return switch (value) {
      case Value.Moment(Instant at) -> at;
      case Value.Named named -> now;
      case Value.Apart apart -> moved(apart).toInstant();
      case Value.Day(LocalDate day) -> beginning(day);
      case Value.Word word -> throw none(word);
      case Value.Amount number -> throw none(number);
      case Value.Flag flag -> throw none(flag);
    };
  }

  /** Whether a value means a whole day. */
  static boolean isDay(Value value) {
    return value instanceof Value.Day
        || (value instanceof Value.Named(Value.Name name) && name != Value.Name.NOW);
  }

  private ZonedDateTime moved(Value.Apart apart) {
    ZonedDateTime here = now.atZone(zone);
    long amount = apart.past() ? -apart.amount() : apart.amount();
    ZonedDateTime there =
        switch (apart.unit()) {
          case MINUTE -> here.plusMinutes(amount);
          case HOUR -> here.plusHours(amount);
          case DAY -> here.plusDays(amount);
          case WEEK -> here.plusWeeks(amount);
          case MONTH -> here.plusMonths(amount);
          case YEAR -> here.plusYears(amount);
        };
    return there.getYear() < FIRST_YEAR
        ? there.withYear(FIRST_YEAR)
        : there.getYear() > LAST_YEAR ? there.withYear(LAST_YEAR) : there;
  }

  private static IllegalStateException none(Value value) {
    return new IllegalStateException("no time: " + value);
  }
}
