package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Now;
import dev.parley.runtime.account.Channel;
import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.journal.Note;
import dev.parley.runtime.order.Mailboxes;
import dev.parley.runtime.shard.Slice;
import dev.parley.runtime.shard.Tenant;
import dev.parley.runtime.shard.Topic;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.StoreBusy;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes the turns: the oldest event of idle conversations, many conversations at a time, each event
 * decided by itself and written in one transaction with everything it leads to.
 *
 * <p>An event that cannot be handled is parked with its reason, and its conversation stops until
 * somebody acts; no other conversation notices.
 */
public final class Conversations implements Tenant {
  private static final Logger LOG = System.getLogger(Conversations.class.getName());
  private static final int IN_MEMORY = 20_000;
  private static final int BATCH = 64;
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Footing on;
  private final Rooms rooms;
  private final Bots bots;
  private final Mailboxes<Arrival> boxes;
  private final Set<Long> failedOnce = ConcurrentHashMap.newKeySet();
  private final Work<Rows, Fate> apply;
  private final Work<Parked, Boolean> park =
      (tx, parked) -> parked.stream().map(p -> park(tx, p)).toList();
  private final Thread loop =
      Thread.ofPlatform().daemon().name("parley-conversations").unstarted(this::run);

  public Conversations(Footing on, Rooms rooms, Bots bots) {
    this.on = on;
    this.rooms = rooms;
    this.bots = bots;
    boxes =
        new Mailboxes<>(IN_MEMORY, Arrival::conversation, Arrival::sequence, rooms.shards()::part);
    this.apply = new Apply(rooms, on.time(), boxes::again, this::accept);
  }

  private record Parked(Arrival arrival, String reason) {}

  /** Starts to take turns, in whatever shards it is given. */
  public void start() {
    loop.start();
  }

  @Override
  public Topic topic() {
    return Topic.EVENTS;
  }

  @Override
  public void take(Set<Integer> shards) {
    rooms.book().forget(conversation -> shards.contains(rooms.shards().part(conversation)));
    boxes.open(shards, rooms.ledger().parked(rooms.shards().slice(shards)));
  }

  @Override
  public void shut(Set<Integer> shards) {
    boxes.shut(shards);
  }

  @Override
  public boolean quiet(Set<Integer> shards, Duration atMost) {
    return boxes.awaitQuiet(shards::contains, atMost);
  }

  @Override
  public void look(Set<Integer> shards) {
    boxes.look(shards);
  }

  @Override
  public void check() {
    boxes.look(rooms.ledger().strangers(rooms.shards().own(), boxes::knows));
  }

  /** Begins no new turns and waits for those under way to be durable, so long at most. */
  public void stop(Duration atMost) {
    boxes.close();
    boxes.awaitQuiet(atMost);
  }

  /** Takes durable arrivals, in their order; those of other nodes' conversations are theirs. */
  public void accept(List<Arrival> arrivals) {
    arrivals.forEach(boxes::offer);
    arrivals.forEach(a -> rooms.shards().ring(Topic.EVENTS, a.conversation()));
  }

  /** Parked events of a conversation have been opened again, or set aside for good. */
  public void reopened(String conversation) {
    boxes.look(Set.of(rooms.shards().part(conversation)));
    rooms.shards().ring(Topic.EVENTS, conversation);
  }

  private void run() {
    try {
      while (!boxes.closed()) {
        boxes.await();
        if (boxes.mustLoad()) {
          load();
        }
        List<Arrival> batch = boxes.take(BATCH);
        if (!batch.isEmpty()) {
          decide(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void load() throws InterruptedException {
    Mailboxes.Load load = boxes.beginLoading();
    Slice slice = rooms.shards().slice(load.parts());
    try {
      Set<String> free = noMoreParked(boxes.blocked(load.parts()), slice);
      Ledger.Waiting waiting = rooms.ledger().open(slice, load.most(), boxes::knows);
      waiting.parked().forEach(boxes::block);
      boxes.refill(waiting.arrivals(), waiting.all());
      if (waiting.all()) {
        free.removeAll(waiting.parked());
        free.forEach(this::goOn);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The inbox could not be read; trying again", e);
      boxes.loadingFailed();
      Thread.sleep(RETRY);
    }
  }

  /**
   * Which blocked conversations have nothing parked any more. To be asked before what waits is
   * read: what was parked must be in memory before its conversation goes on.
   */
  private Set<String> noMoreParked(Set<String> blocked, Slice slice) {
    if (!blocked.isEmpty()) {
      blocked.removeAll(rooms.ledger().parked(slice));
    }
    return blocked;
  }

  private void goOn(String conversation) {
    rooms.book().forget(conversation);
    boxes.unblock(conversation);
  }

  private void decide(List<Arrival> batch) throws InterruptedException {
    try {
      Map<String, ConversationState> states =
          rooms.book().load(batch.stream().map(Arrival::conversation).toList());
      Map<String, Contact> contacts =
          rooms.contacts().load(states.values().stream().map(ConversationState::contact).toList());
      batch.forEach(arrival -> decide(arrival, states, contacts));
    } catch (StoreBusy e) {
      LOG.log(Level.WARNING, "Conversations could not be read; trying again", e);
      batch.forEach(boxes::putBack);
      Thread.sleep(RETRY);
    } catch (RuntimeException e) {
      unreadable(batch, e);
    }
  }

  /** One conversation that cannot be read must not keep others from being read. */
  private void unreadable(List<Arrival> batch, RuntimeException fault) throws InterruptedException {
    if (batch.size() == 1) {
      LOG.log(Level.ERROR, batch.getFirst().conversation() + " cannot be read", fault);
      park(batch.getFirst(), "Reading the conversation failed: " + fault.getMessage());
      return;
    }
    for (Arrival arrival : batch) {
      decide(List.of(arrival));
    }
  }

  private void decide(
      Arrival arrival, Map<String, ConversationState> states, Map<String, Contact> contacts) {
    Rows rows;
    try {
      ConversationState state =
          Objects.requireNonNull(states.get(arrival.conversation()), "No such conversation");
      Contact contact = Objects.requireNonNull(contacts.get(state.contact()), "No such contact");
      rows =
          Rows.of(
              arrival, Decide.on(state, arrival, circumstances(state, contact, arrival)), contact);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Event " + arrival.sequence() + " cannot be decided", e);
      park(arrival, "Deciding failed: " + e);
      return;
    }
    var unused =
        on.store()
            .writer()
            .submit(apply, rows)
            .whenComplete((fate, fault) -> applied(arrival, fate, fault));
  }

  @SuppressWarnings("NullAway") // class files forget what a compact constructor's maps may hold
  private Circumstances circumstances(ConversationState state, Contact contact, Arrival arrival) {
    Optional<String> bot = rooms.channels().byId(state.channel()).flatMap(Channel::bot);
    Map<String, String> env = bot.map(b -> bots.env(state.account(), b)).orElse(Map.of());
    return new Circumstances(
        bots.engine(state.account()),
        bot,
        new Facts(contact.facts(), env, Map.of(), state.newcomer()),
        new Now(on.time().now(), on.random().nextLong()),
        on.ids().next("ses"),
        Consenting.wish(rooms.consents().words(), state, contact, arrival.input()));
  }

  private void applied(Arrival arrival, @Nullable Fate fate, @Nullable Throwable fault) {
    if (fate != null) {
      applied(arrival, fate);
      return;
    }
    rooms.book().forget(arrival.conversation());
    if (fault instanceof StoreBusy) {
      on.time().at(on.time().now().plus(RETRY), () -> boxes.putBack(arrival));
    } else if (failedOnce.add(arrival.sequence())) {
      // What was in memory may have been out of date: once more, with what the database says.
      LOG.log(Level.WARNING, "Event " + arrival.sequence() + " could not be written", fault);
      boxes.putBack(arrival);
    } else {
      failedOnce.remove(arrival.sequence());
      LOG.log(Level.ERROR, "Event " + arrival.sequence() + " is parked", fault);
      park(arrival, "Writing failed: " + fault);
    }
  }

  private void applied(Arrival arrival, Fate fate) {
    failedOnce.remove(arrival.sequence());
    switch (fate) {
      case TAKEN -> boxes.finish(arrival);
      case EARLY -> {
        boxes.look(Set.of(rooms.shards().part(arrival.conversation())));
        boxes.putBack(arrival);
      }
      case OVER, LOST -> {
        rooms.book().forget(arrival.conversation());
        boxes.finish(arrival);
      }
    }
  }

  private void park(Arrival arrival, String reason) {
    var unused =
        on.store()
            .writer()
            .submit(park, new Parked(arrival, Journal.cut(reason)))
            .whenComplete((done, fault) -> parked(arrival, reason, done));
  }

  private void parked(Arrival arrival, String reason, @Nullable Boolean done) {
    if (done != null) {
      if (done) {
        boxes.block(arrival.conversation());
      }
      boxes.finish(arrival);
      // Somebody may have opened it again before it was finished here.
      boxes.look(Set.of(rooms.shards().part(arrival.conversation())));
    } else {
      on.time().at(on.time().now().plus(RETRY), () -> park(arrival, reason));
    }
  }

  private Boolean park(Tx tx, Parked parked) {
    Arrival arrival = parked.arrival();
    String conversation = arrival.conversation();
    if (!rooms.shards().fence(tx, List.of(conversation)).test(conversation)) {
      return false;
    }
    rooms.ledger().park(tx, arrival, parked.reason());
    Note.Subject subject = new Note.Subject(arrival.account(), arrival.channel(), conversation);
    Journal.append(
        tx, List.of(new Note(subject, "event.parked", "parked", parked.reason(), on.time().now())));
    return true;
  }
}
