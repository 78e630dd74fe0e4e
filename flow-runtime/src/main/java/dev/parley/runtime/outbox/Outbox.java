package dev.parley.runtime.outbox;

import dev.parley.runtime.contact.consent.ConsentLedger;
import dev.parley.runtime.outbox.OutboxTable.Known;
import dev.parley.runtime.outbox.OutboxTable.Move;
import dev.parley.runtime.outbox.OutboxTable.Price;
import dev.parley.runtime.retention.Forgetting;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.whatsapp.GraphError;
import dev.parley.runtime.whatsapp.GraphErrorCode;
import dev.parley.runtime.whatsapp.Outbound;
import dev.parley.runtime.whatsapp.Renderer;
import dev.parley.runtime.whatsapp.StatusUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * What is to be sent, and what became of it. Messages are written in the transaction of the turn
 * that says them; the {@link Sender} takes them from there. Statuses move them on.
 */
public final class Outbox {
  /** Which messages can go when they are old: those that Graph has given its word on. */
  public static final Forgetting FORGETTING = Forgetting.byId("outbox", "created", "open = 0");

  private final Sender sender;
  private final Ids ids;
  private final Allowances allowances;
  private final ConsentLedger ledger;
  private final Outcomes followers;

  /**
   * An outbox.
   *
   * @param followers are told what becomes of campaigns' messages
   */
  public Outbox(Sender sender, Footing on, Outcomes followers) {
    this.followers = followers;
    this.sender = sender;
    this.ids = on.ids();
    this.ledger = new ConsentLedger(on);
    this.allowances = new Allowances(on, sender.numbers());
  }

  /** What Meta allows numbers and their business. */
  public Allowances allowances() {
    return allowances;
  }

  /** How many messages a second a number may send; 0 where nobody counts. */
  public int perSecond(String account, String channel) {
    return sender.numbers().perSecond(new Allowances.Whose(account, channel));
  }

  /** How many more customers an account may write to first. */
  public Beginnings.Room room(Handle handle, String account, Instant now) {
    return sender.numbers().beginnings().room(handle, account, now);
  }

  /**
   * Writes messages, in their order. The first one of a conversation that waits for nothing is
   * written as being sent: it needs no further commit before it goes.
   */
  public void write(Tx tx, List<Draft> drafts, Instant now) {
    if (drafts.isEmpty()) {
      return;
    }
    List<Long> sequences = tx.sequences(drafts.size());
    List<OutboxTable.Row> rows = new ArrayList<>(drafts.size());
    List<Parcel> parcels = new ArrayList<>(drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      parcels.add(parcel(drafts.get(i), sequences.get(i), now));
    }
    Set<String> barred = Permits.bars(tx, parcels).keySet();
    Set<String> waiting = new HashSet<>();
    for (int i = 0; i < drafts.size(); i++) {
      Parcel parcel = parcels.get(i);
      // What follows a message that has to wait must not go before it.
      boolean claimed =
          !barred.contains(parcel.id())
              && !waiting.contains(parcel.conversation())
              && sender.reserve(parcel);
      if (!claimed) {
        waiting.add(parcel.conversation());
      }
      rows.add(new OutboxTable.Row(parcel, drafts.get(i), claimed));
    }
    tx.afterRollback(() -> rows.stream().filter(OutboxTable.Row::claimed).forEach(this::unclaim));
    OutboxTable.insert(tx.handle(), rows);
    tx.afterCommit(() -> rows.forEach(row -> sender.written(row.parcel(), row.claimed())));
  }

  /**
   * Writes messages of conversations that another node may lead, in their order. Whoever leads them
   * claims and sends them.
   *
   * @return their ids
   */
  public List<String> queue(Tx tx, List<Draft> drafts, Instant now) {
    List<Long> sequences = tx.sequences(drafts.size());
    List<OutboxTable.Row> rows = new ArrayList<>(drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      Parcel parcel = parcel(drafts.get(i), sequences.get(i), now);
      rows.add(new OutboxTable.Row(parcel, drafts.get(i), false));
    }
    OutboxTable.insert(tx.handle(), rows);
    tx.afterCommit(() -> rows.forEach(row -> sender.written(row.parcel(), false)));
    return rows.stream().map(row -> row.parcel().id()).toList();
  }

  /** The database may have messages of a conversation that the sender was not told of. */
  public void look(String conversation) {
    sender.look(conversation);
  }

  /** A customer has written to a number, which counts towards the number's pace. */
  public void heard(String channel) {
    sender.numbers().heard(channel);
  }

  private Parcel parcel(Draft draft, long sequence, Instant now) {
    String id = ids.next("msg");
    Outbound outbound =
        new Outbound(draft.to(), draft.message(), Optional.of(id), Optional.empty());
    return new Parcel(
        id,
        sequence,
        draft.from(),
        Urgency.of(draft.purpose(), draft.campaign()),
        draft.purpose(),
        Renderer.render(outbound),
        1,
        false,
        now,
        Optional.empty(),
        draft.freeUntil());
  }

  private void unclaim(OutboxTable.Row row) {
    sender.cancelReservation(row.parcel());
  }

  /**
   * What statuses did.
   *
   * @param conversations each status's conversation; empty where the message is not one of ours
   * @param refused the messages that could not be delivered
   */
  public record Moved(List<String> conversations, List<Refused> refused) {}

  /** Moves messages on by their statuses, in the transaction that records these. */
  public Moved move(Tx tx, List<StatusMove> statuses) {
    if (statuses.isEmpty()) {
      return new Moved(List.of(), List.of());
    }
    Messages messages = messages(tx, statuses);
    List<String> conversations = new ArrayList<>(statuses.size());
    List<Move> moves = new ArrayList<>();
    Set<Known> settled = new HashSet<>();
    for (StatusMove status : statuses) {
      Optional<Known> known = messages.of(status);
      conversations.add(known.map(Known::conversation).orElse(""));
      known.ifPresent(settled::add);
      known
          .map(k -> move(k, status))
          .filter(m -> m.rank().number() > rank(known))
          .ifPresent(moves::add);
    }
    List<Move> moved = moves.isEmpty() ? List.of() : moved(tx, moves);
    follow(tx, moved);
    List<Move> failures = moved.stream().filter(move -> move.rank() == Rank.FAILED).toList();
    optOut(tx, failures);
    Beginnings.undo(tx.handle(), failures.stream().map(move -> move.message().id()).toList());
    price(tx, messages, statuses);
    tx.afterCommit(() -> settled.forEach(sender::told));
    return new Moved(
        conversations,
        Refused.ofFlows(tx.handle(), failures.stream().map(Outbox::message).toList()));
  }

  private void follow(Tx tx, List<Move> moved) {
    List<Outcome> outcomes =
        moved.stream().filter(m -> !m.message().campaign().isEmpty()).map(Outcome::moved).toList();
    if (!outcomes.isEmpty()) {
      followers.became(tx, outcomes);
    }
  }

  /**
   * Moves messages; those that it has moved. In one order on all nodes, which would otherwise wait
   * for each other.
   */
  private static List<Move> moved(Tx tx, List<Move> moves) {
    moves.sort(Comparator.comparing(move -> move.message().id()));
    int[] moved = OutboxTable.move(tx.handle(), moves);
    return IntStream.range(0, moved.length).filter(i -> moved[i] > 0).mapToObj(moves::get).toList();
  }

  private void optOut(Tx tx, List<Move> failures) {
    failures.stream()
        .filter(move -> move.errorCode().filter(c -> c == GraphErrorCode.OPTED_OUT).isPresent())
        .map(Outbox::message)
        .forEach(message -> Permits.optOut(ledger, tx, message));
  }

  private static Refused.Message message(Move move) {
    int code = move.errorCode().orElse(GraphError.NO_CODE);
    String why = move.error().isEmpty() ? "WhatsApp could not deliver it." : move.error();
    Known message = move.message();
    return new Refused.Message(message.id(), message.from(), code, why, move.at());
  }

  /** The price comes with any of a message's statuses, also with one that moves nothing. */
  private static void price(Tx tx, Messages messages, List<StatusMove> statuses) {
    List<Price> prices = new ArrayList<>();
    for (StatusMove status : statuses) {
      messages
          .of(status)
          .flatMap(k ->
              status.update().pricing().map(pricing -> new Price(k.id(), k.account(), pricing)))
          .ifPresent(prices::add);
    }
    prices.sort(Comparator.comparing(Price::id));
    if (!prices.isEmpty()) {
      OutboxTable.price(tx.handle(), prices);
    }
  }

  /** What flows said in a conversation, in order: the bodies of the requests that carry it. */
  public static List<String> said(Handle handle, String account, String conversation) {
    return OutboxTable.said(handle, account, conversation);
  }

  private static int rank(Optional<Known> known) {
    return known.map(Known::rank).orElse(Integer.MAX_VALUE);
  }

  private static Move move(Known known, StatusMove status) {
    StatusUpdate update = status.update();
    Optional<GraphError> error = update.errors().stream().findFirst();
    return new Move(
        known,
        Rank.of(update.state()),
        update.wamid(),
        error.map(GraphError::code),
        error.map(GraphError::sentence).orElse(""),
        update.timestamp(),
        status.received());
  }

  /** Statuses carry our id; those of messages that others sent may carry anything. */
  private static Messages messages(Tx tx, List<StatusMove> statuses) {
    Set<String> ids = new HashSet<>();
    Set<String> wamids = new HashSet<>();
    for (StatusMove status : statuses) {
      Optional<String> ours = status.update().opaqueData().filter(id -> id.startsWith("msg_"));
      ours.ifPresentOrElse(ids::add, () -> wamids.add(status.update().wamid()));
    }
    return new Messages(
        OutboxTable.byId(tx.handle(), ids), OutboxTable.byWamid(tx.handle(), wamids));
  }

  /** The messages that a batch of statuses is about. */
  private record Messages(Map<String, Known> byId, Map<String, Known> byWamid) {
    Messages(List<Known> byId, List<Known> byWamid) {
      this(new HashMap<>(), new HashMap<>());
      byId.forEach(k -> this.byId.put(k.id(), k));
      byWamid.forEach(k -> this.byWamid.put(k.wamid(), k));
    }

    Optional<Known> of(StatusMove status) {
      StatusUpdate update = status.update();
      Known known = update.opaqueData().map(byId::get).orElseGet(() -> byWamid.get(update.wamid()));
      return Optional.ofNullable(known).filter(k -> k.account().equals(status.account()));
    }
  }
}
