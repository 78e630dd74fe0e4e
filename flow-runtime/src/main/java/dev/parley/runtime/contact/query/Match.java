package dev.parley.runtime.contact.query;

import dev.parley.runtime.contact.query.Condition.Relation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which terms of a shelf a condition looks for. */
sealed interface Match {
  /** Behind a term, and before any longer one. */
  char JUST_BEHIND = '!';

  /** One of these. */
  record Exactly(List<String> terms) implements Match {}

  /** From a term on, up to another that is none of them. */
  record Between(String from, String before) implements Match {}

  /** Those within a range that have a form. */
  record Like(Between within, String pattern) implements Match {}

  /** Any. */
  record Anything() implements Match {}

  /** What a condition about one attribute looks for; of {@code !=} it is the opposite. */
  static Match of(Condition condition, Present present) {
    return switch (condition) {
      case Condition.Has has -> new Anything();
      case Condition.Compare(Attribute attribute, Relation relation, Value value) ->
          compare(attribute, relation, value, present);
      case Condition.OneOf(Attribute attribute, List<Value> values) ->
          new Exactly(values.stream().map(v -> term(attribute, v, present)).distinct().toList());
      case Condition.Contains(Attribute attribute, String text) ->
          new Like(all(Terms.TEXT), Terms.TEXT + "%" + escaped(Terms.part(text)) + "%");
      case Condition.Starts(Attribute attribute, String text) -> starting(text);
      case Condition.All all -> throw new IllegalStateException("about several: " + all);
      case Condition.Some some -> throw new IllegalStateException("about several: " + some);
      case Condition.Not not -> throw new IllegalStateException("about several: " + not);
    };
  }

  private static Match compare(
      Attribute attribute, Relation relation, Value value, Present present) {
    if (attribute.kind() == Kind.MOMENT) {
      return moments(Span.of(relation, value, present, 1));
    }
    if (attribute.kind() == Kind.DAY) {
      LocalDate day = present.day(value);
      return between(Terms.DAY, relation, Terms.day(day), Terms.day(day.plusDays(1)));
    }
    String term = term(attribute, value, present);
    return between(term.charAt(0), relation, term, term + JUST_BEHIND);
  }

  /** The terms of a kind that stand so to one of them. */
  private static Match between(char kind, Relation relation, String term, String next) {
    Between all = all(kind);
    return switch (relation) {
      case IS, IS_NOT -> new Exactly(List.of(term));
      case LESS -> new Between(all.from(), term);
      case LESS_OR_IS -> new Between(all.from(), next);
      case MORE -> new Between(next, all.before());
      case MORE_OR_IS -> new Between(term, all.before());
    };
  }

  private static Match moments(Span span) {
    Between all = all(Terms.MOMENT);
    return new Between(
        span.from().map(Terms::moment).orElse(all.from()),
        span.before().map(Terms::moment).orElse(all.before()));
  }

  private static Between all(char kind) {
    return new Between("" + kind, "" + (char) (kind + 1));
  }

  private static String term(Attribute attribute, Value value, Present present) {
    return switch (value) {
      case Value.Word(String text) -> Terms.text(text);
      case Value.Amount number -> Terms.number(number.number().doubleValue());
      case Value.Flag(boolean on) -> Terms.flag(on);
      case Value.Day day -> Terms.day(day.day());
      case Value.Named named -> Terms.day(present.day(named));
      case Value.Apart apart -> Terms.day(present.day(apart));
      case Value.Moment moment ->
          throw new IllegalStateException(attribute.name() + " is not equal to " + moment);
    };
  }

  private static Match starting(String text) {
    String beginning = Terms.TEXT + Terms.part(text.stripLeading());
    int last = beginning.codePointBefore(beginning.length());
    String after =
        beginning.substring(0, beginning.length() - Character.charCount(last))
            + Character.toString(following(last));
    return new Like(new Between(beginning, after), escaped(beginning) + "%");
  }

  private static int following(int c) {
    int next = c + 1;
    return next == Character.MIN_SURROGATE
        ? Character.MAX_SURROGATE + 1
        : Math.min(next, Character.MAX_CODE_POINT);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /**
   * A stretch of time.
   *
   * @param from its first moment; empty without a beginning
   * @param before the first moment behind it; empty without an end
   */
  record Span(Optional<Instant> from, Optional<Instant> before) {
    /**
     * The moments that stand so to a value.
     *
     * @param tick the nanoseconds between two moments that can be told apart
     */
    static Span of(Relation relation, Value value, Present present, int tick) {
      Instant first;
      Instant next;
      if (Present.isDay(value)) {
        LocalDate day = present.day(value);
        first = present.beginning(day);
        next = present.beginning(day.plusDays(1));
      } else {
        first = present.moment(value);
        next = first.plusNanos(tick);
      }
      return switch (relation) {
        case IS, IS_NOT -> new Span(Optional.of(first), Optional.of(next));
        case LESS -> new Span(Optional.empty(), Optional.of(first));
        case LESS_OR_IS -> new Span(Optional.empty(), Optional.of(next));
        case MORE -> new Span(Optional.of(next), Optional.empty());
        case MORE_OR_IS -> new Span(Optional.of(first), Optional.empty());
      };
    }
  }
}
