package dev.parley.runtime.contact.consent;

import dev.parley.runtime.contact.Merged;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands between a business and a contact: whoever sends asks here, in the transaction that
 * takes the message, whether it may go.
 */
public final class Bars {
  private Bars() {}

  /**
   * A message that is about to go.
   *
   * @param id tells it from the others that are asked for
   * @param purpose what it needs consent for; empty for an answer
   */
  public record Ask(
      String id,
      AccountId account,
      String contact,
      String channel,
      Optional<ConsentPurpose> purpose) {
    private Ask about(String who) {
      return new Ask(id, account, who, channel, purpose);
    }
  }

  /** Which of these messages must not go, and what bars them. */
  public static Map<String, Bar> of(Tx tx, Collection<Ask> asks) {
    Map<AccountId, List<Ask>> accounts =
        asks.stream()
            .collect(Collectors.groupingBy(Ask::account, LinkedHashMap::new, Collectors.toList()));
    Map<String, Bar> bars = new HashMap<>();
    accounts.forEach((account, some) -> {
      Estate estate = tx.of(account);
      find(estate, standing(estate, some), bars);
    });
    return bars;
  }

  /** The same about those who stand for who was merged. */
  private static List<Ask> standing(Estate estate, List<Ask> asks) {
    Map<String, String> keepers = Merged.keepers(estate, contacts(asks));
    return keepers.isEmpty()
        ? asks
        : asks.stream()
            .map(ask -> ask.about(keepers.getOrDefault(ask.contact(), ask.contact())))
            .toList();
  }

  /** The same of one account's messages, which are not about to go yet. */
  public static Map<String, Bar> of(Estate estate, Collection<Ask> asks) {
    Map<String, Bar> bars = new HashMap<>();
    find(estate, List.copyOf(asks), bars);
    return bars;
  }

  private static void find(Estate estate, List<Ask> asks, Map<String, Bar> bars) {
    Set<String> blocked = blocked(estate, contacts(asks));
    List<Ask> asking = asks.stream().filter(ask -> ask.purpose().isPresent()).toList();
    Map<String, List<ConsentState>> states =
        asking.isEmpty()
            ? Map.of()
            : ConsentLedger.states(estate, contacts(asking)).stream()
                .collect(Collectors.groupingBy(ConsentState::contact));
    for (Ask ask : asks) {
      if (blocked.contains(ask.contact())) {
        bars.put(ask.id(), Bar.BLOCKED);
      } else {
        bar(ask, states.getOrDefault(ask.contact(), List.of()))
            .ifPresent(bar -> bars.put(ask.id(), bar));
      }
    }
  }

  private static Set<String> contacts(List<Ask> asks) {
    return asks.stream().map(Ask::contact).collect(Collectors.toSet());
  }

  private static Set<String> blocked(Estate estate, Set<String> contacts) {
    return new HashSet<>(
        estate
            // Joined, for H2 would look through the whole account for "id = any(…)".
            .query(
                "select c.id from unnest(:contacts) wanted(id) join contact c on c.id = wanted.id"
                    + " where c.account = :account and c.blocked")
            .bindArray("contacts", String.class, List.copyOf(contacts))
            .mapTo(String.class)
            .list());
  }

  private static Optional<Bar> bar(Ask ask, List<ConsentState> states) {
    if (ask.purpose().isEmpty()) {
      return Optional.empty();
    }
    Optional<ConsentState> state =
        ConsentState.latest(
            states.stream().filter(s -> s.purpose() == ask.purpose().get()).toList(),
            ask.channel());
    return switch (ask.purpose().get()) {
      case MARKETING ->
          state.isEmpty()
              ? Optional.of(Bar.NO_CONSENT)
              : state.filter(s -> !s.granted()).map(s -> Bar.WITHDRAWN);
      case UTILITY -> state.filter(s -> !s.granted()).map(s -> Bar.WITHDRAWN);
    };
  }
}
