package dev.parley.runtime.contact;

import dev.parley.flow.script.TextFold;
import dev.parley.runtime.contact.query.Attribute;
import dev.parley.runtime.contact.query.Condition;
import dev.parley.runtime.contact.query.Condition.Relation;
import dev.parley.runtime.contact.query.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Says of a contact whether a query finds them, by looking at the contact and nothing else. */
final class Naive {
  private static final int LOOKED_AT = 120;
  private static final int WHOLE = 160;

  private final Instant now;
  private final ZoneId zone;

  Naive(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  boolean finds(Condition condition, ContactCard card) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) -> parts.stream().allMatch(p -> finds(p, card));
      case Condition.Some(List<Condition> parts) -> parts.stream().anyMatch(p -> finds(p, card));
      case Condition.Not(Condition part) -> !finds(part, card);
      case Condition.Has(Attribute attribute) -> !values(attribute, card).isEmpty();
      case Condition.Contains(Attribute attribute, String text) ->
          any(attribute, card, v -> v instanceof String s && looked(s).contains(fold(text)));
      case Condition.Starts(Attribute attribute, String text) ->
          any(
              attribute,
              card,
              v -> v instanceof String s && looked(s).startsWith(fold(text.stripLeading())));
      case Condition.OneOf(Attribute attribute, List<Value> wanted) ->
          wanted.stream().anyMatch(w -> compare(attribute, Relation.IS, w, card));
      case Condition.Compare(Attribute attribute, Relation relation, Value wanted) ->
          relation == Relation.IS_NOT
              ? !compare(attribute, Relation.IS, wanted, card)
              : compare(attribute, relation, wanted, card);
    };
  }

  /** Of long texts the beginning is looked at. */
  private static String looked(String text) {
    String folded = fold(text.strip());
    return folded.length() <= WHOLE ? folded : folded.substring(0, LOOKED_AT);
  }

  private static String fold(String text) {
    return TextFold.fold(text);
  }

  private boolean any(Attribute attribute, ContactCard card, Predicate<Object> is) {
    return values(attribute, card).stream().anyMatch(is);
  }

  private boolean compare(Attribute attribute, Relation relation, Value wanted, ContactCard card) {
    return any(
        attribute,
        card,
        value ->
            switch (attribute.kind()) {
              case TEXT, PHONE, CHOICE, WORDS, GROUP ->
                  value instanceof String s
                      && wanted instanceof Value.Word(String word)
                      && fold(s.strip()).equals(fold(word.strip()));
              case NUMBER ->
                  value instanceof Number n
                      && wanted instanceof Value.Amount number
                      && holds(
                          relation, Double.compare(n.doubleValue(), number.number().doubleValue()));
              case FLAG -> value instanceof Boolean b && wanted.equals(new Value.Flag(b));
              case DAY ->
                  value instanceof String s
                      && day(s).map(d -> holds(relation, d.compareTo(day(wanted)))).orElse(false);
              case MOMENT -> moment(value).map(m -> moment(relation, m, wanted)).orElse(false);
            });
  }

  private static boolean holds(Relation relation, int order) {
    return switch (relation) {
      case IS -> order == 0;
      case IS_NOT -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_IS -> order <= 0;
      case MORE -> order > 0;
      case MORE_OR_IS -> order >= 0;
    };
  }

  private boolean moment(Relation relation, Instant moment, Value wanted) {
    boolean wholeDay =
        wanted instanceof Value.Day
            || (wanted instanceof Value.Named(Value.Name name) && name != Value.Name.NOW);
    return wholeDay
        ? holds(relation, moment.atZone(zone).toLocalDate().compareTo(day(wanted)))
        : holds(relation, moment.compareTo(at(wanted).toInstant()));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.strip().length() == 10
          ? Optional.of(LocalDate.parse(text.strip()))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> moment(Object value) {
    try {
      return value instanceof Instant at
          ? Optional.of(at)
          : Optional.of(OffsetDateTime.parse(value.toString().strip()).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private LocalDate day(Value value) {
    return at(value).toLocalDate();
  }

  private ZonedDateTime at(Value value) {
    ZonedDateTime here = now.atZone(zone);
    return switch (value) {
      case Value.Day(LocalDate day) -> day.atStartOfDay(zone);
      case Value.Moment(Instant at) -> at.atZone(zone);
      case Value.Named(Value.Name name) ->
          switch (name) {
            case NOW, TODAY -> here;
            case YESTERDAY -> here.minusDays(1);
            case TOMORROW -> here.plusDays(1);
          };
      case Value.Apart(int amount, Value.Unit unit, boolean past) -> {
        long n = past ? -amount : amount;
        yield switch (unit) {
          case MINUTE -> here.plusMinutes(n);
          case HOUR -> here.plusHours(n);
          case DAY -> here.plusDays(n);
          case WEEK -> here.plusDays(7 * n);
          case MONTH -> here.plusMonths(n);
          case YEAR -> here.plusYears(n);
        };
      }
      default -> throw new AssertionError(value);
    };
  }

  /** What the contact has; a blank text is nothing. */
  private static List<Object> values(Attribute attribute, ContactCard card) {
    List<Object> values = new ArrayList<>();
    Contact contact = card.contact();
    Map<String, @Nullable Object> fields = contact.fields();
    switch (attribute.place()) {
      case Attribute.Place.Column(Attribute.Stored column) -> {
        switch (column) {
          case CREATED -> values.add(card.created());
          case SEEN -> contact.seen().ifPresent(values::add);
          case BLOCKED -> values.add(card.blocked());
        }
      }
      case Attribute.Place.Shelf(String name) -> {
        Object value =
            switch (name) {
              case "name" -> fields.getOrDefault("name", contact.name());
              case "phone" -> contact.phone().orElse(null);
              default -> fields.get(name);
            };
        if (value instanceof List<?> list) {
          values.addAll(list);
        } else if (value != null) {
          values.add(value);
        }
      }
    }
    values.removeIf(v -> v instanceof String s && s.isBlank());
    return values;
  }
}
