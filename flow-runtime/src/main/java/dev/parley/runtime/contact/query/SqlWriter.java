package dev.parley.runtime.contact.query;

import dev.parley.runtime.contact.query.Attribute.Stored;
import dev.parley.runtime.contact.query.Condition.All;
import dev.parley.runtime.contact.query.Condition.Compare;
import dev.parley.runtime.contact.query.Condition.Not;
import dev.parley.runtime.contact.query.Condition.Relation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Turns a query into SQL, the same for both databases. What stands on a shelf is asked by {@code
 * exists}, which is never unknown, so that {@code not} means not.
 */
public final class SqlWriter {
  private static final String TRUE = "1 = 1";
  private static final String FALSE = "1 = 0";
  private static final int TICK = 1_000;

  private final Shelves shelves;
  private final Present present;
  private final Map<String, Object> values = new LinkedHashMap<>();

  public SqlWriter(Shelves shelves, Present present) {
    this.shelves = shelves;
    this.present = present;
  }

  /** Where a query may begin to look. */
  public List<Source> sources(Condition condition) {
    return Source.of(condition, shelves, present);
  }

  /** Counts who a source finds, up to so many. */
  public Statement size(Source source, int most) {
    String found =
        switch (source) {
          case Source.Row(Condition part) ->
              "select c.number from contact c where c.account = :account and " + condition(part);
          case Source.Everybody everybody ->
              "select c.number from contact c where c.account = :account";
          case Source.Nobody nobody ->
              "select c.number from contact c where c.account = :account and " + FALSE;
          case Source.Term(Condition part, long shelf, String term) ->
              onShelf(shelf, new Match.Exactly(List.of(term)));
          case Source.Shelf(Condition part, long shelf, Match match) -> onShelf(shelf, match);
          case Source.Union(List<Source> sources) ->
              throw new IllegalArgumentException("a union is the sum of its sources");
        };
    return statement("select count(*) from (" + found + " limit " + most + ") x");
  }

  private String onShelf(long shelf, Match match) {
    return "select v.contact from contact_value v join contact_shelf s on s.number = v.shelf"
        + " where s.account = :account and "
        + matching("v", shelf, match);
  }

  /** The tables and the condition of a query, from {@code from} on. */
  public Statement from(Condition condition, Source source) {
    String ours = " where c.account = :account and ";
    return statement(
        switch (source) {
          case Source.Everybody everybody -> "from contact c" + ours + condition(condition);
          case Source.Row row -> "from contact c" + ours + condition(condition);
          case Source.Nobody nobody -> "from contact c" + ours + FALSE;
          case Source.Term(Condition part, long shelf, String term) ->
              "from contact_value d join contact c on c.number = d.contact"
                  + ours
                  + matching("d", shelf, new Match.Exactly(List.of(term)))
                  + " and "
                  + condition(without(condition, part));
          case Source.Shelf(Condition part, long shelf, Match match) ->
              joined(contacts(source), ours + condition(without(condition, part)));
          case Source.Union union -> joined(contacts(source), ours + condition(condition));
        });
  }

  private static String joined(String contacts, String where) {
    return "from (" + contacts + ") d join contact c on c.number = d.contact" + where;
  }

  private String contacts(Source source) {
    return switch (source) {
      case Source.Term(Condition part, long shelf, String term) ->
          "select v.contact from contact_value v where "
              + matching("v", shelf, new Match.Exactly(List.of(term)));
      case Source.Shelf(Condition part, long shelf, Match match) ->
          "select distinct v.contact from contact_value v where " + matching("v", shelf, match);
      case Source.Union(List<Source> sources) ->
          sources.stream().map(this::contacts).collect(Collectors.joining(" union "));
      case Source.Nobody nobody -> "select v.contact from contact_value v where " + FALSE;
      case Source.Everybody everybody -> throw new IllegalStateException("everybody");
      case Source.Row row -> throw new IllegalStateException("a row");
    };
  }

  private static Condition without(Condition condition, Condition part) {
    if (condition.equals(part)) {
      return new All(List.of());
    }
    return condition instanceof All(List<Condition> parts)
        ? new All(parts.stream().filter(p -> !p.equals(part)).toList())
        : condition;
  }

  private String condition(Condition condition) {
    return switch (condition) {
      case All(List<Condition> parts) -> joined(parts, " and ", TRUE);
      case Condition.Some(List<Condition> parts) -> joined(parts, " or ", FALSE);
      case Not(Condition part) -> "not " + condition(part);
      case Compare(Attribute attribute, Relation relation, Value value)
          when relation == Relation.IS_NOT ->
          "not " + condition(new Compare(attribute, Relation.IS, value));
      case Compare compare -> leaf(compare.attribute(), compare);
      case Condition.OneOf oneOf -> leaf(oneOf.attribute(), oneOf);
      case Condition.Contains contains -> leaf(contains.attribute(), contains);
      case Condition.Starts starts -> leaf(starts.attribute(), starts);
      case Condition.Has has -> leaf(has.attribute(), has);
    };
  }

  private String joined(List<Condition> parts, String by, String none) {
    return parts.isEmpty()
        ? none
        : parts.stream().map(this::condition).collect(Collectors.joining(by, "(", ")"));
  }

  private String leaf(Attribute attribute, Condition condition) {
    return switch (attribute.place()) {
      case Attribute.Place.Column(Stored column) -> column(column, condition);
      case Attribute.Place.Shelf(String name) -> {
        OptionalLong shelf = shelves.number(name);
        yield shelf.isEmpty()
            ? FALSE
            : "exists (select 1 from contact_value v where v.contact = c.number and "
                + matching("v", shelf.getAsLong(), Match.of(condition, present))
                + ")";
      }
    };
  }

  private String column(Stored column, Condition condition) {
    String name =
        switch (column) {
          case CREATED -> "c.created";
          case SEEN -> "c.seen";
          case BLOCKED -> "c.blocked";
        };
    if (condition instanceof Compare(Attribute attribute, Relation relation, Value value)) {
      if (value instanceof Value.Flag(boolean on)) {
        return name + " = " + bound(on);
      }
      Match.Span span = Match.Span.of(relation, value, present, TICK);
      return "("
          + name
          + " is not null"
          + span.from().map(from -> " and " + name + " >= " + bound(from)).orElse("")
          + span.before().map(before -> " and " + name + " < " + bound(before)).orElse("")
          + ")";
    }
    return name + " is not null";
  }

  private String matching(String alias, long shelf, Match match) {
    String term = alias + ".term";
    return alias
        + ".shelf = "
        + bound(shelf)
        + switch (match) {
          case Match.Anything anything -> "";
          case Match.Exactly(List<String> terms) ->
              terms.size() == 1
                  ? " and " + term + " = " + bound(terms.getFirst())
                  : " and "
                      + term
                      + terms.stream()
                          .map(this::bound)
                          .collect(Collectors.joining(", ", " in (", ")"));
          case Match.Between between -> between(term, between);
          case Match.Like(Match.Between within, String pattern) ->
              between(term, within) + " and " + term + " like " + bound(pattern);
        };
  }

  private String between(String term, Match.Between between) {
    return " and "
        + term
        + " >= "
        + bound(between.from())
        + " and "
        + term
        + " < "
        + bound(between.before());
  }

  private String bound(Object value) {
    String name = "q%04d".formatted(values.size());
    values.put(name, value);
    return ":" + name;
  }

  private Statement statement(String sql) {
    return new Statement(sql, values);
  }
}
