package dev.parley.runtime.campaign;

import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.contact.ContactSearch;
import dev.parley.runtime.contact.Contacts;
import dev.parley.runtime.store.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads an audience piece by piece, so that its size costs no memory. */
final class Crowd {
  /** The place behind the last. */
  static final String END = "end";

  private static final String FOUND = "found ";
  private static final String NAMED = "named ";
  private static final String CALLED = "called ";

  private final ContactSearch search;
  private final Contacts contacts;

  Crowd(ContactSearch search, Contacts contacts) {
    this.search = search;
    this.contacts = contacts;
  }

  /**
   * A piece of an audience.
   *
   * @param phones numbers that may be those of contacts, or of people nobody knows yet
   * @param next where the piece after it begins
   */
  record Piece(List<Contact> people, List<String> phones, String next) {}

  /**
   * The piece that begins at a place.
   *
   * @param place empty for the first
   * @throws dev.parley.runtime.http.Problem if the query cannot be asked
   */
  Piece piece(AccountId account, Audience audience, String place, int most) {
    if (place.isEmpty()) {
      return audience.query().isPresent()
          ? found(account, audience.query().get(), "", most)
          : named(account, audience, 0, most);
    }
    if (place.startsWith(FOUND)) {
      String query = audience.query().orElseThrow();
      return found(account, query, place.substring(FOUND.length()), most);
    }
    if (place.startsWith(NAMED)) {
      return named(account, audience, number(place, NAMED), most);
    }
    return called(audience, number(place, CALLED), most);
  }

  private static int number(String place, String kind) {
    return Integer.parseInt(place.substring(kind.length()));
  }

  private Piece found(AccountId account, String query, String after, int most) {
    List<Contact> people =
        search.people(account, search.read(account, query, "/audience/query"), after, most);
    String next = people.size() < most ? NAMED + 0 : FOUND + people.getLast().id();
    return new Piece(people, List.of(), next);
  }

  private Piece named(AccountId account, Audience audience, int from, int most) {
    int to = Math.min(from + most, audience.contacts().size());
    boolean last = to == audience.contacts().size();
    return new Piece(
        people(account, audience.contacts().subList(from, to)),
        List.of(),
        last ? CALLED + 0 : NAMED + to);
  }

  private static Piece called(Audience audience, int from, int most) {
    int to = Math.min(from + most, audience.phones().size());
    boolean last = to == audience.phones().size();
    return new Piece(List.of(), audience.phones().subList(from, to), last ? END : CALLED + to);
  }

  /** An account's contacts of these ids, in their order; what does not exist is left out. */
  List<Contact> people(AccountId account, Collection<String> ids) {
    Map<String, Contact> known = contacts.load(ids);
    return ids.stream()
        .map(known::get)
        .filter(Objects::nonNull)
        .filter(contact -> contact.account().equals(account.value()))
        .toList();
  }
}
