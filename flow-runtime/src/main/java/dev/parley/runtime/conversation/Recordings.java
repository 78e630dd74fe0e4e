package dev.parley.runtime.conversation;

import dev.parley.runtime.outbox.Outbox;
import dev.parley.runtime.retention.Forgetting;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what was recorded of conversations. */
public final class Recordings {
  /** Which turns can go when they are old. */
  public static final Forgetting TURNS = Forgetting.byNumber("turn", "inbox", "instant", "true");

  /** Which sessions can go when they are old: those that have ended. */
  public static final Forgetting SESSIONS =
      Forgetting.byId("session", "started", "ended is not null");

  /** So many turns are taken again at once. */
  private static final int MOST = 10_000;

  private final Store store;

  public Recordings(Store store) {
    this.store = store;
  }

  /** An account's sessions that go on, the oldest first. */
  public List<LiveSession> live(AccountId account, int most) {
    return store.read(account, estate -> SessionTable.live(estate, most));
  }

  /** Where people stand in a bot of an account. */
  public List<Standing> standing(AccountId account, String bot) {
    return store.read(account, estate -> Standing.in(estate, bot));
  }

  /** Which of an account's contacts are in the middle of a flow. */
  public static Set<String> busy(Estate estate, Collection<String> contacts) {
    return SessionTable.busy(estate, contacts);
  }

  /** What was recorded of a conversation; empty if the account has no such conversation. */
  public Optional<Recording> of(AccountId owner, String conversation) {
    String account = owner.value();
    return store.read(handle ->
        ConversationTable.load(handle, Set.of(conversation)).stream()
            .filter(state -> state.account().equals(account))
            .findFirst()
            .map(state ->
                new Recording(
                    state,
                    fromAStart(TurnTable.latest(handle, account, conversation, MOST)),
                    Outbox.said(handle, account, conversation))));
  }

  /** What comes before the first start cannot be taken again: nobody knows from what state. */
  private static List<RecordedTurn> fromAStart(List<RecordedTurn> turns) {
    for (int i = 0; i < turns.size(); i++) {
      if (turns.get(i).part() == 0 && turns.get(i).outcome().equals("started")) {
        return turns.subList(i, turns.size());
      }
    }
    return List.of();
  }
}
