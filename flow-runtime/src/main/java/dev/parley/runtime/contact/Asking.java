package dev.parley.runtime.contact;

import dev.parley.runtime.contact.query.Condition;
import dev.parley.runtime.contact.query.Present;
import dev.parley.runtime.contact.query.Shelves;
import dev.parley.runtime.contact.query.Source;
import dev.parley.runtime.contact.query.SqlWriter;
import dev.parley.runtime.contact.query.Statement;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.Estate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.Query;

/** One query, asked of one account's contacts. */
final class Asking {
  // Beyond this, how many there are makes no difference to where one begins.
  private static final int SIZED = 20_000;
  private static final String COUNT = "select count(*) ";
  private static final String FIND =
      "select c.id, c.account, c.number, c.name, c.phone, c.bsuid, c.seen, c.fields, c.blocked,"
          + " c.version, c.created ";

  private final Estate estate;
  private final Condition condition;
  private final SqlWriter writer;

  /** A query that names no group with a query. */
  Asking(Estate estate, Condition condition, Present present) {
    this.estate = estate;
    this.condition = condition;
    this.writer = new SqlWriter(shelves(estate), present);
  }

  private static Shelves shelves(Estate estate) {
    Map<String, Long> numbers = new HashMap<>();
    estate
        .query("select name, number from contact_shelf where account = :account")
        .map((row, context) -> numbers.put(row.getString("name"), row.getLong("number")))
        .list();
    return name -> {
      Long number = numbers.get(name);
      return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    };
  }

  /** How many it finds. */
  long count() {
    if (condition instanceof Condition.Not(Condition part) && !writer.sources(part).isEmpty()) {
      return number(bound("select count(*) from contact c where c.account = :account"))
          - number(count(part));
    }
    return number(count(condition));
  }

  private static long number(Query query) {
    return query.mapTo(Long.class).one();
  }

  private Query count(Condition asked) {
    return bound(writer.from(asked, source(asked)), COUNT, "");
  }

  /** Whom it finds, in the order of their numbers. */
  List<ContactCard> page(String after, int most) {
    Source source = source(condition);
    String order =
        source instanceof Source.Term
            ? " and d.contact > :after order by d.shelf, d.term, d.contact"
            : " and c.number > :after order by c.number";
    return bound(writer.from(condition, source), FIND, order + " limit :most")
        .bind("after", number(after))
        .bind("most", most)
        .map((row, context) -> ContactBook.read(row))
        .list();
  }

  private long number(String id) {
    return id.isEmpty()
        ? -1
        : estate
            .row("select number from contact", id)
            .mapTo(Long.class)
            .findOne()
            .orElseThrow(() ->
                Problem.badValue(
                    "after", "after is the next of a page before; leave it out to begin."));
  }

  /** How the database goes about counting it, in its own words. */
  List<String> plan() {
    return bound(writer.from(condition, source(condition)), "explain " + COUNT, "")
        .mapTo(String.class)
        .list()
        .stream()
        .flatMap(String::lines)
        .toList();
  }

  /** The source with the fewest contacts; of several large ones, the one that is walked best. */
  private Source source(Condition asked) {
    List<Source> sources = writer.sources(asked);
    Source best = new Source.Everybody();
    long least = Long.MAX_VALUE;
    for (Source source : sources) {
      long size = 10 * size(source) + rank(source);
      if (sources.size() == 1 || size < least) {
        best = source;
        least = size;
      }
    }
    return best;
  }

  private long size(Source source) {
    return switch (source) {
      case Source.Union(List<Source> parts) -> parts.stream().mapToLong(this::size).sum();
      case Source.Nobody nobody -> 0;
      case Source.Term term -> counted(term);
      case Source.Shelf shelf -> counted(shelf);
      case Source.Row row -> counted(row);
      case Source.Everybody everybody -> Long.MAX_VALUE / 100;
    };
  }

  private long counted(Source source) {
    return number(bound(writer.size(source, SIZED), "", ""));
  }

  private static int rank(Source source) {
    return switch (source) {
      case Source.Nobody nobody -> 0;
      case Source.Term term -> 1;
      case Source.Row row -> 2;
      case Source.Shelf shelf -> 3;
      case Source.Union union -> 4;
      case Source.Everybody everybody -> 5;
    };
  }

  private Query bound(String sql) {
    return estate.query(sql);
  }

  private Query bound(Statement statement, String before, String after) {
    Query query = estate.query(before + statement.sql() + after);
    statement.values().forEach(query::bind);
    return query;
  }
}
