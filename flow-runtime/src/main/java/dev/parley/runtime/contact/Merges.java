package dev.parley.runtime.contact;

import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one contact of two that are the same person, and two of one again. Names under which they
 * are known, notes, consents and what is written down go to the one that stays; conversations and
 * messages keep the id of the other, which from then on leads to the one that stays.
 */
public final class Merges {
  private static final List<String> LISTS = List.of("labels", "groups");

  private final Footing on;
  private final Contacts contacts;

  public Merges(Footing on, Contacts contacts) {
    this.on = on;
    this.contacts = contacts;
  }

  /** Which value stays where both have one. */
  enum Rule {
    /** That of the one that stays. */
    KEEP,
    /** That of the one that is gone. */
    TAKE
  }

  /** Two that are to be one. */
  record Order(String kept, String gone, Rule rule, String author) {}

  List<Merge> list(AccountId account, String after, int most) {
    return on.store().read(account, estate -> MergeTable.list(estate, after, most));
  }

  /**
   * Makes one of two.
   *
   * @throws Problem 400 or 404 if they are not two contacts of the account
   */
  Merge merge(Tx tx, AccountId account, Order order) {
    Estate estate = tx.of(account);
    if (order.kept().equals(order.gone())) {
      throw Problem.badValue("/contact", "contact is another one than the one that stays.");
    }
    boolean first = order.kept().compareTo(order.gone()) < 0;
    Optional<Merge.Row> early = row(estate, first ? order.kept() : order.gone());
    Optional<Merge.Row> late = row(estate, first ? order.gone() : order.kept());
    Merge.Row kept =
        (first ? early : late).orElseThrow(() -> Problem.notFound("There is no such contact."));
    Merge.Row gone =
        (first ? late : early)
            .orElseThrow(() -> Problem.badValue("/contact", "contact is none of the account's."));
    Merge.Row merged = merged(kept, gone, order.rule());
    List<Merge.State> states = MergeTable.states(estate, List.of(order.kept(), order.gone()));
    Merge.Moved moved =
        new Merge.Moved(
            MergeTable.identities(estate, order.gone()),
            MergeTable.notes(estate, order.gone()),
            MergeTable.consents(estate, order.gone()));
    Merge merge =
        new Merge(
            on.ids().next("mrg"),
            order.kept(),
            order.gone(),
            new Merge.Before(kept, gone, merged, moved, states),
            order.author(),
            on.time().now(),
            Optional.empty());
    MergeTable.insert(estate, merge);
    MergeTable.move(estate, moved, order.kept());
    MergeTable.states(estate, List.of(order.kept(), order.gone()), stricter(order.kept(), states));
    MergeTable.remove(estate, order.gone());
    MergeTable.save(estate, merged);
    contacts.rewritten(tx, List.of(kept.contact(), gone.contact()), List.of(merged.contact()));
    return merge;
  }

  private static Optional<Merge.Row> row(Estate estate, String id) {
    return ContactBook.lockedIf(estate, id)
        .map(card -> new Merge.Row(card.contact(), card.blocked(), card.version(), card.created()));
  }

  private static Merge.Row merged(Merge.Row kept, Merge.Row gone, Rule rule) {
    Contact one = kept.contact();
    Contact other = gone.contact();
    Contact contact =
        new Contact(
            one.id(),
            one.account(),
            one.number(),
            one.name().isEmpty() ? other.name() : one.name(),
            one.phone().or(other::phone),
            one.bsuid().or(other::bsuid),
            latest(one.seen(), other.seen()),
            fields(one, other, rule));
    return new Merge.Row(contact, kept.blocked() || gone.blocked(), kept.version(), kept.created());
  }

  private static Optional<Instant> latest(Optional<Instant> one, Optional<Instant> other) {
    return Stream.of(one, other).flatMap(Optional::stream).max(Comparator.naturalOrder());
  }

  private static Map<String, @Nullable Object> fields(Contact one, Contact other, Rule rule) {
    Contact over = rule == Rule.KEEP ? one : other;
    Contact under = rule == Rule.KEEP ? other : one;
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(one.fields());
    fields.putAll(under.fields());
    fields.putAll(over.fields());
    for (String list : LISTS) {
      Set<Object> all = new LinkedHashSet<>();
      for (Contact each : List.of(one, other)) {
        if (each.fields().get(list) instanceof List<?> words) {
          words.forEach(word -> all.add(Objects.requireNonNullElse(word, "")));
        }
      }
      if (!all.isEmpty()) {
        fields.put(list, new ArrayList<>(all));
      }
    }
    return fields;
  }

  /** Of two words on one matter, the one that forbids; else the later. */
  private static List<Merge.State> stricter(String kept, List<Merge.State> states) {
    List<Merge.State> strict = new ArrayList<>();
    for (Merge.State state : states) {
      Optional<Merge.State> other =
          strict.stream().filter(known -> known.sameMatter(state)).findFirst();
      boolean wins =
          other
              .map(known ->
                  known.withdrawn() == state.withdrawn()
                      ? state.at().isAfter(known.at())
                      : state.withdrawn())
              .orElse(true);
      if (wins) {
        other.ifPresent(strict::remove);
        strict.add(state.of(kept));
      }
    }
    return strict;
  }

  /**
   * Makes two of one again. What was changed since stays with the one that stood for both; only
   * that a consent was taken back since counts for both.
   *
   * @throws Problem 404 if there is no such merge, 409 if it is undone or must wait for a later one
   */
  Merge undo(Tx tx, AccountId account, String id) {
    Estate estate = tx.of(account);
    Merge merge =
        MergeTable.locked(estate, id)
            .orElseThrow(() -> Problem.notFound("There is no such merge."));
    if (merge.undone().isPresent()) {
      throw Problem.conflict("The merge is undone already.");
    }
    if (MergeTable.later(estate, merge)) {
      throw Problem.conflict("Another contact was merged into this one since: undo that first.");
    }
    Merge.Row now =
        row(estate, merge.kept())
            .orElseThrow(() ->
                Problem.conflict("The contact was merged into another since: undo that first."));
    Merge.Row kept = apart(merge.before(), now);
    MergeTable.undo(estate, id, on.time().now());
    MergeTable.restore(estate, merge.before().gone());
    MergeTable.save(estate, kept);
    MergeTable.move(estate, merge.before().moved(), merge.gone());
    MergeTable.states(estate, List.of(merge.kept(), merge.gone()), statesApart(estate, merge));
    contacts.rewritten(
        tx, List.of(now.contact()), List.of(kept.contact(), merge.before().gone().contact()));
    return MergeTable.locked(estate, id).orElseThrow();
  }

  /** The one that stays, as they were, with what was changed since. */
  private static Merge.Row apart(Merge.Before before, Merge.Row now) {
    Contact was = before.kept().contact();
    Contact merged = before.merged().contact();
    Contact is = now.contact();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(was.fields());
    Set<String> names = new LinkedHashSet<>(merged.fields().keySet());
    names.addAll(is.fields().keySet());
    for (String name : names) {
      Object value = is.fields().get(name);
      if (!Objects.equals(value, merged.fields().get(name))) {
        if (value == null) {
          fields.remove(name);
        } else {
          fields.put(name, value);
        }
      }
    }
    Contact contact =
        new Contact(
            was.id(),
            was.account(),
            is.number(),
            is.name().equals(merged.name()) ? was.name() : is.name(),
            is.phone().equals(merged.phone()) ? was.phone() : is.phone(),
            is.bsuid().equals(merged.bsuid()) ? was.bsuid() : is.bsuid(),
            is.seen().equals(merged.seen()) ? was.seen() : is.seen(),
            fields);
    boolean blocked =
        now.blocked() == before.merged().blocked() ? before.kept().blocked() : now.blocked();
    return new Merge.Row(contact, blocked, now.version(), before.kept().created());
  }

  private static List<Merge.State> statesApart(Estate estate, Merge merge) {
    List<Merge.State> merged = stricter(merge.kept(), merge.before().states());
    List<Merge.State> apart = new ArrayList<>(merge.before().states());
    for (Merge.State state : MergeTable.states(estate, List.of(merge.kept()))) {
      if (!merged.contains(state)) {
        put(apart, state);
        if (state.withdrawn()) {
          put(apart, state.of(merge.gone()));
        }
      }
    }
    return apart;
  }

  private static void put(List<Merge.State> states, Merge.State state) {
    states.removeIf(known -> known.contact().equals(state.contact()) && known.sameMatter(state));
    states.add(state);
  }
}
