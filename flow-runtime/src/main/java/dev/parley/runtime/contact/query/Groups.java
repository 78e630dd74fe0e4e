package dev.parley.runtime.contact.query;

import dev.parley.runtime.contact.query.Condition.All;
import dev.parley.runtime.contact.query.Condition.Compare;
import dev.parley.runtime.contact.query.Condition.Not;
import dev.parley.runtime.contact.query.Condition.OneOf;
import dev.parley.runtime.contact.query.Condition.Relation;
import dev.parley.runtime.contact.query.Condition.Some;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts the queries of groups where a query names those groups. */
public final class Groups {
  private static final int DEEPEST = 10;
  private static final int MOST = 2_000;

  private final Queries queries;

  /** What groups ask. */
  @FunctionalInterface
  public interface Queries {
    /** What the group of this name asks; empty if its members are named, or if there is none. */
    Optional<Condition> of(String group);
  }

  /** A query leads back to its own group, or through too many. */
  public static final class TooDeep extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    TooDeep(String sentence) {
      super(sentence, null, false, false);
    }
  }

  public Groups(Queries queries) {
    this.queries = queries;
  }

  /**
   * A query that names no group with a query.
   *
   * @throws TooDeep if a group is asked for within itself
   */
  public Condition expand(Condition condition) {
    Condition whole = expand(condition, 0);
    if (size(whole) > MOST) {
      throw new TooDeep("With the queries of its groups, this asks for too much at once.");
    }
    return whole;
  }

  /** Whether a query names a group that this is true of. */
  public static boolean names(Condition condition, Predicate<String> group) {
    return switch (condition) {
      case All(List<Condition> parts) -> parts.stream().anyMatch(part -> names(part, group));
      case Some(List<Condition> parts) -> parts.stream().anyMatch(part -> names(part, group));
      case Not(Condition part) -> names(part, group);
      case Compare(Attribute attribute, Relation relation, Value value) ->
          is(attribute, value, group);
      case OneOf(Attribute attribute, List<Value> values) ->
          values.stream().anyMatch(value -> is(attribute, value, group));
      case Condition.Contains contains -> false;
      case Condition.Starts starts -> false;
      case Condition.Has has -> false;
    };
  }

  private static boolean is(Attribute attribute, Value value, Predicate<String> group) {
    return attribute.kind() == Kind.GROUP
        && value instanceof Value.Word(String name)
        && group.test(name);
  }

  private static int size(Condition condition) {
    return switch (condition) {
      case All(List<Condition> parts) -> parts.stream().mapToInt(Groups::size).sum();
      case Some(List<Condition> parts) -> parts.stream().mapToInt(Groups::size).sum();
      case Not(Condition part) -> size(part);
      case OneOf(Attribute attribute, List<Value> values) -> values.size();
      case Compare compare -> 1;
      case Condition.Contains contains -> 1;
      case Condition.Starts starts -> 1;
      case Condition.Has has -> 1;
    };
  }

  private Condition expand(Condition condition, int depth) {
    return switch (condition) {
      case All(List<Condition> parts) -> Condition.all(all(parts, depth));
      case Some(List<Condition> parts) -> Condition.some(all(parts, depth));
      case Not(Condition part) -> new Not(expand(part, depth));
      case Compare(Attribute attribute, Relation relation, Value value)
          when attribute.kind() == Kind.GROUP && value instanceof Value.Word(String group) -> {
        Optional<Condition> asked = asked(group, depth);
        Condition is = asked.orElse(new Compare(attribute, Relation.IS, value));
        yield relation == Relation.IS ? is : new Not(is);
      }
      case OneOf(Attribute attribute, List<Value> values) when attribute.kind() == Kind.GROUP ->
          oneOf(attribute, values, depth);
      case Compare compare -> compare;
      case OneOf oneOf -> oneOf;
      case Condition.Contains contains -> contains;
      case Condition.Starts starts -> starts;
      case Condition.Has has -> has;
    };
  }

  private List<Condition> all(List<Condition> parts, int depth) {
    return parts.stream().map(part -> expand(part, depth)).toList();
  }

  private Condition oneOf(Attribute attribute, List<Value> values, int depth) {
    List<Value> named = new ArrayList<>();
    List<Condition> parts = new ArrayList<>();
    for (Value value : values) {
      Optional<Condition> asked =
          value instanceof Value.Word(String group) ? asked(group, depth) : Optional.empty();
      asked.ifPresentOrElse(parts::add, () -> named.add(value));
    }
    if (!named.isEmpty()) {
      parts.addFirst(new OneOf(attribute, named));
    }
    return Condition.some(parts);
  }

  private Optional<Condition> asked(String group, int depth) {
    Optional<Condition> asked = queries.of(group);
    if (asked.isPresent() && depth == DEEPEST) {
      throw new TooDeep("The group " + group + " is asked for within itself, or too deep.");
    }
    return asked.map(condition -> expand(condition, depth + 1));
  }
}
