package dev.parley.runtime.inbox;

import dev.parley.runtime.conversation.ConversationBook;
import dev.parley.runtime.conversation.Conversations;
import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.journal.Note;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import java.util.List;
import java.util.Optional;

/**
 * Events that no turn could be made of. Their conversations stand still until somebody has them
 * tried again, or sets them aside; then they go on, in order.
 */
public final class Parked {
  private static final String SQL =
      """
      select sequence, kind, channel, conversation, outcome, detail, occurred from inbox
      where state = 'parked' and account = :account and sequence > :after
      order by sequence limit :most
      """;

  private final Footing on;
  private final ConversationBook book;
  private final Conversations conversations;
  private final Work<One, Answer> one = (tx, all) -> all.stream().map(w -> one(tx, w)).toList();
  private final Work<All, Integer> all =
      (tx, wishes) -> wishes.stream().map(w -> all(tx, w)).toList();

  public Parked(Footing on, ConversationBook book, Conversations conversations) {
    this.on = on;
    this.book = book;
    this.conversations = conversations;
  }

  /** What becomes of one event that is parked. */
  public enum Wish {
    /** It is tried again. */
    RETRY,
    /** It is set aside for good. */
    SKIP
  }

  /** What came of a wish. */
  public enum Answer {
    /** It is done. */
    DONE,
    /** The event is not parked. */
    NOT_PARKED,
    /** There is no such event. */
    NO_EVENT
  }

  private record One(String account, long sequence, Wish wish) {}

  private record All(String account, String channel, String conversation) {}

  /** What is parked in an account after an id; from the beginning if it is none. */
  public List<RecordedEvent> list(String account, String after, int most) {
    return on.store()
        .read(handle ->
            handle
                .createQuery(SQL)
                .bind("account", account)
                .bind("after", EventList.sequence(after))
                .bind("most", most)
                .map((row, context) -> EventList.read(row))
                .list());
  }

  /** Has one event tried again, or set aside. */
  public Answer decide(String account, String id, Wish wish) {
    return on.store().writer().submit(one, new One(account, EventList.sequence(id), wish)).join();
  }

  /**
   * Has everything tried again that is parked in a conversation.
   *
   * @return how much that is; empty if the account has no such conversation
   */
  public Optional<Integer> retryAll(String account, String conversation) {
    return book.address(conversation)
        .filter(address -> address.account().equals(account))
        .map(address -> new All(account, address.channel(), conversation))
        .map(wish -> on.store().writer().submit(all, wish).join());
  }

  private Answer one(Tx tx, One wish) {
    Optional<InboxTable.Standing> standing =
        InboxTable.standing(tx.handle(), wish.account(), wish.sequence());
    if (standing.isEmpty()) {
      return Answer.NO_EVENT;
    }
    int changed =
        switch (wish.wish()) {
          case RETRY -> InboxTable.reopen(tx.handle(), wish.account(), wish.sequence());
          case SKIP -> InboxTable.skip(tx.handle(), wish.account(), wish.sequence());
        };
    if (changed == 0) {
      return Answer.NOT_PARKED;
    }
    InboxTable.Standing event = standing.get();
    Note.Subject subject = new Note.Subject(wish.account(), event.channel(), event.conversation());
    tell(tx, subject, wish.wish(), EventList.id(wish.sequence()));
    return Answer.DONE;
  }

  private int all(Tx tx, All wish) {
    int changed = InboxTable.reopen(tx.handle(), wish.account(), wish.conversation());
    if (changed > 0) {
      Note.Subject subject = new Note.Subject(wish.account(), wish.channel(), wish.conversation());
      tell(tx, subject, Wish.RETRY, changed + " of the conversation");
    }
    return changed;
  }

  private void tell(Tx tx, Note.Subject subject, Wish wish, String what) {
    String outcome =
        switch (wish) {
          case RETRY -> "retried";
          case SKIP -> "skipped";
        };
    Journal.append(
        tx, List.of(new Note(subject, "event.unparked", outcome, what, on.time().now())));
    tx.afterCommit(() -> conversations.reopened(subject.conversation()));
  }
}
