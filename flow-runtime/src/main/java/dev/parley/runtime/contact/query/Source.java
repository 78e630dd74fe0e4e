package dev.parley.runtime.contact.query;

import dev.parley.runtime.contact.query.Condition.All;
import dev.parley.runtime.contact.query.Condition.Relation;
import java.util.ArrayList;
import java.util.List;

/**
 * Where to begin looking: a part of a query that an index answers, and so everybody of whom the
 * whole can be true.
 */
public sealed interface Source {
  /** Everybody of the account, or what the database finds best about their own rows. */
  record Everybody() implements Source {}

  /** Who has exactly one term on a shelf, in the order of their numbers. */
  record Term(Condition part, long shelf, String term) implements Source {}

  /** Who a part of the query finds on a shelf. */
  record Shelf(Condition part, long shelf, Match match) implements Source {}

  /** Who a part finds by the contact's own row. */
  record Row(Condition part) implements Source {}

  /** Who one of several sources finds. */
  record Union(List<Source> sources) implements Source {
    public Union {
      sources = List.copyOf(sources);
    }
  }

  /** Who is found nowhere, for nobody ever had such a thing. */
  record Nobody() implements Source {}

  /** The sources that a query offers; none if it takes looking at everybody. */
  static List<Source> of(Condition condition, Shelves shelves, Present present) {
    return switch (condition) {
      case All(List<Condition> parts) ->
          parts.stream().flatMap(part -> of(part, shelves, present).stream()).toList();
      case Condition.Some(List<Condition> parts) -> union(parts, shelves, present);
      case Condition.Not not -> List.of();
      case Condition.Compare(Attribute attribute, Relation relation, Value value)
          when relation == Relation.IS_NOT || attribute.kind() == Kind.FLAG ->
          List.of();
      case Condition.Compare compare -> leaf(compare.attribute(), compare, shelves, present);
      case Condition.OneOf oneOf -> leaf(oneOf.attribute(), oneOf, shelves, present);
      case Condition.Contains contains -> leaf(contains.attribute(), contains, shelves, present);
      case Condition.Starts starts -> leaf(starts.attribute(), starts, shelves, present);
      case Condition.Has has -> leaf(has.attribute(), has, shelves, present);
    };
  }

  private static List<Source> union(List<Condition> parts, Shelves shelves, Present present) {
    List<Source> sources = new ArrayList<>();
    for (Condition part : parts) {
      List<Source> offered = of(part, shelves, present);
      if (offered.isEmpty() || offered.getFirst() instanceof Row) {
        return List.of();
      }
      sources.add(offered.getFirst());
    }
    return List.of(new Union(sources));
  }

  private static List<Source> leaf(
      Attribute attribute, Condition part, Shelves shelves, Present present) {
    return switch (attribute.place()) {
      case Attribute.Place.Column column ->
          part instanceof Condition.Has ? List.of() : List.of(new Row(part));
      case Attribute.Place.Shelf(String name) -> {
        var shelf = shelves.number(name);
        if (shelf.isEmpty()) {
          yield List.of(new Nobody());
        }
        Match match = Match.of(part, present);
        yield List.of(
            match instanceof Match.Exactly(List<String> terms) && terms.size() == 1
                ? new Term(part, shelf.getAsLong(), terms.getFirst())
                : new Shelf(part, shelf.getAsLong(), match));
      }
    };
  }
}
