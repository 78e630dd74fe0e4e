package dev.parley.runtime.contact;

import dev.parley.runtime.contact.query.Attribute;
import dev.parley.runtime.contact.query.Catalogue;
import dev.parley.runtime.contact.query.Condition;
import dev.parley.runtime.contact.query.Groups;
import dev.parley.runtime.contact.query.Kind;
import dev.parley.runtime.contact.query.Present;
import dev.parley.runtime.contact.query.QueryParser;
import dev.parley.runtime.contact.query.QueryRefused;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Problem.FieldError;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and counts an account's contacts by queries. */
public final class ContactSearch {
  private final Footing on;

  public ContactSearch(Footing on) {
    this.on = on;
  }

  /**
   * Reads a query.
   *
   * @param pointer where it stands in the request
   * @throws Problem 400 with all that is wrong, each with its place and a caret
   */
  public Condition read(AccountId account, String query, String pointer) {
    return on.store().read(account, estate -> read(estate, query, pointer));
  }

  static Condition read(Estate estate, String query, String pointer) {
    try {
      return QueryParser.parse(query, catalogue(estate));
    } catch (QueryRefused refused) {
      throw Problem.badValues(
          refused.shown().getFirst(),
          refused.shown().stream().map(shown -> new FieldError(pointer, shown)).toList());
    }
  }

  private static Catalogue catalogue(Estate estate) {
    return Catalogue.of(
        ContactFields.all(estate).stream()
            .map(field -> Catalogue.field(field.name(), kind(field.kind()), field.words()))
            .toList());
  }

  private static Kind kind(FieldKind kind) {
    return switch (kind) {
      case TEXT -> Kind.TEXT;
      case NUMBER -> Kind.NUMBER;
      case FLAG -> Kind.FLAG;
      case DATE -> Kind.DAY;
      case MOMENT -> Kind.MOMENT;
      case CHOICE -> Kind.CHOICE;
    };
  }

  /** What an account's contacts can be asked about. */
  List<Attribute> attributes(AccountId account) {
    return on.store().read(account, estate -> catalogue(estate).all());
  }

  /** How many a query finds. */
  long count(AccountId account, Condition condition) {
    return on.store().read(account, estate -> asking(estate, condition).count());
  }

  /**
   * Whom a query finds, in the order in which they came.
   *
   * @param after the id of the contact before; empty for the first
   */
  List<ContactCard> page(AccountId account, Condition condition, String after, int most) {
    return on.store().read(account, estate -> asking(estate, condition).page(after, most));
  }

  /**
   * The people a query finds, in the order in which they came.
   *
   * @param after the id of the contact before; empty for the first
   */
  public List<Contact> people(AccountId account, Condition condition, String after, int most) {
    return page(account, condition, after, most).stream().map(ContactCard::contact).toList();
  }

  /** A page of those whom a query finds, as a request asks for it. */
  List<ContactCard> found(AccountId account, String query, Page page) {
    return page(account, read(account, query, "query"), page.after(), page.limit());
  }

  /** How the database goes about a query, in its own words. */
  List<String> plan(AccountId account, Condition condition) {
    return on.store().read(account, estate -> asking(estate, condition).plan());
  }

  /**
   * A query that can be asked.
   *
   * @throws Problem 409 if a group's query cannot be read any more, or leads back to itself
   */
  private Asking asking(Estate estate, Condition condition) {
    return new Asking(estate, expanded(estate, condition), present(estate));
  }

  static Condition expanded(Estate estate, Condition condition) {
    Map<String, String> queries = ContactGroups.queries(estate);
    if (queries.isEmpty()) {
      return condition;
    }
    Catalogue catalogue = catalogue(estate);
    Groups groups =
        new Groups(name ->
            Optional.ofNullable(queries.get(ContactGroups.folded(name)))
                .map(query -> group(name, query, catalogue)));
    try {
      return groups.expand(condition);
    } catch (Groups.TooDeep e) {
      throw Problem.conflict(String.valueOf(e.getMessage()));
    }
  }

  private static Condition group(String name, String query, Catalogue catalogue) {
    try {
      return QueryParser.parse(query, catalogue);
    } catch (QueryRefused refused) {
      throw Problem.conflict(
          "The query of the group " + name + " cannot be asked any more. " + refused.sentences());
    }
  }

  /** Whether a stored query names a group; one that cannot be read any more names none. */
  static boolean names(Estate estate, String query, String folded) {
    try {
      return Groups.names(
          QueryParser.parse(query, catalogue(estate)),
          name -> ContactGroups.folded(name).equals(folded));
    } catch (QueryRefused refused) {
      return false;
    }
  }

  /** Now, and days as they begin where the business is. */
  private Present present(Estate estate) {
    String zone =
        estate.query("select time_zone from account where id = :account").mapTo(String.class).one();
    return new Present(on.time().now(), zone(zone));
  }

  private static ZoneId zone(String name) {
    try {
      return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }
}
