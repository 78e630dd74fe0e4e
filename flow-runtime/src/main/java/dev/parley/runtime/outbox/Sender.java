package dev.parley.runtime.outbox;

import dev.parley.runtime.order.Mailboxes;
import dev.parley.runtime.outbox.Step.Claim;
import dev.parley.runtime.outbox.Step.Result;
import dev.parley.runtime.shard.Shards;
import dev.parley.runtime.shard.Slice;
import dev.parley.runtime.shard.Tenant;
import dev.parley.runtime.shard.Topic;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.time.Time;
import dev.parley.runtime.time.Wake;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Sends. A conversation's messages go one after the other, the next when Graph has accepted the one
 * before; conversations go side by side. Each message passes the {@link Gate}, which keeps the pace
 * of numbers and customers.
 *
 * <p>A message is written down as being sent before it goes. So after a crash it is known which
 * messages may have been sent without an answer: these are in doubt. A status that carries the
 * message's id settles the doubt. If none comes in time, an answer to a customer is sent again and
 * marked as possibly duplicate, while a campaign's message is left as unknown. Only that
 * conversation waits.
 */
public final class Sender implements Tenant {
  private static final Logger LOG = System.getLogger(Sender.class.getName());
  private static final int IN_MEMORY = 20_000;
  private static final int BATCH = 64;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final Store store;
  private final Time time;
  private final SendSettings settings;
  private final Semaphore permits;
  private final Gate gate;
  private final Wake wake;
  private final Shards shards;
  private final Mailboxes<Parcel> boxes;
  private final Pauses doubts;
  private final Pauses delays;
  // When this process was ready to hear of what was sent, by the part it was sent in.
  private final Map<Integer, Instant> since = new ConcurrentHashMap<>();
  private final Posting posting;
  private final StepWriter writer;
  private final NumberWatch numbers;
  private final Thread loop =
      Thread.ofPlatform().daemon().name("parley-sender").unstarted(this::run);

  /** A sender that stands still until it is started. */
  public Sender(Footing on, Shards shards, SendSettings settings, Carrier carrier) {
    this.store = on.store();
    this.time = on.time();
    this.shards = shards;
    this.settings = settings;
    this.posting = new Posting(carrier);
    this.doubts = new Pauses(time);
    this.delays = new Pauses(time);
    this.boxes = new Mailboxes<>(IN_MEMORY, Parcel::conversation, Parcel::sequence, shards::part);
    this.permits = new Semaphore(settings.concurrency());
    this.gate = new Gate(permits, settings.perSecond(), shards::nodes);
    this.wake = new Wake(time, this::pump);
    Beginnings beginnings = new Beginnings(settings.customers());
    this.writer = new StepWriter(on, shards, beginnings, boxes::closed);
    this.numbers =
        new NumberWatch(on.time(), settings, beginnings, new NumberWatch.Ways(gate, writer));
  }

  /** Starts; known is when customers' windows close, what is refused comes in by door. */
  public void start(Windows known, Refusals door, Outcomes followers) {
    numbers.start(known);
    writer.tell(door, followers);
    loop.start();
  }

  @Override
  public Topic topic() {
    return Topic.SENDS;
  }

  /** Begins with what another process left: statuses can be received, so the doubt wait counts. */
  @Override
  public void take(Set<Integer> parts) {
    Instant now = time.now();
    parts.forEach(part -> since.put(part, now));
    boxes.open(parts, Set.of());
  }

  /** Doubts and delays stand in the database; whoever takes the shard goes on with them. */
  @Override
  public void shut(Set<Integer> parts) {
    boxes.shut(parts);
    Predicate<String> shut = conversation -> parts.contains(shards.part(conversation));
    doubts.endAll(shut).forEach(boxes::finish);
    delays.endAll(shut).forEach(boxes::finish);
    gate.endAll(shut).forEach(boxes::finish);
  }

  @Override
  public boolean quiet(Set<Integer> parts, Duration atMost) {
    return boxes.awaitQuiet(parts::contains, atMost) && writer.awaitNone(parts::contains, atMost);
  }

  @Override
  public void look(Set<Integer> parts) {
    boxes.look(parts);
    settleClosed(conversation -> parts.contains(shards.part(conversation)));
  }

  void look(String conversation) {
    boxes.look(Set.of(shards.part(conversation)));
  }

  @Override
  public void check() {
    Slice own = shards.own();
    Map<Long, Integer> waiting = store.read(h -> OutboxTable.waiting(h, own, IN_MEMORY));
    waiting.keySet().removeIf(boxes::knows);
    boxes.look(Set.copyOf(waiting.values()));
    settleClosed(conversation -> true);
  }

  /** Goes on with doubts that another node was told the end of. */
  private void settleClosed(Predicate<String> conversations) {
    Collection<String> ids = doubts.ids(conversations);
    if (!ids.isEmpty()) {
      store.read(handle -> OutboxTable.closed(handle, ids)).forEach(this::settled);
    }
  }

  /** Begins no new sends and waits for those under way, so long at most. */
  public void stop(Duration atMost) {
    boxes.close();
    gate.close();
    try {
      if (!permits.tryAcquire(settings.concurrency(), atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "Some sends had no answer when the server stopped");
      }
      writer.awaitNone(part -> true, LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes an idle conversation busy with a message that is about to be written. */
  boolean reserve(Parcel parcel) {
    if (!parcel.direct(time.now()) || !boxes.reserve(parcel)) {
      return false;
    }
    boolean passed = gate.pass(parcel, time.now());
    if (!passed) {
      boxes.finish(parcel);
    }
    return passed;
  }

  /** It was not written, as far as anybody knows; a commit may also have been made unheard. */
  void cancelReservation(Parcel parcel) {
    gate.undecided(parcel, time.now());
    boxes.abandon(parcel);
    release();
  }

  /** How the numbers stand. */
  NumberWatch numbers() {
    return numbers;
  }

  /** A message is durable; a claimed one goes at once. */
  void written(Parcel parcel, boolean claimed) {
    if (claimed) {
      post(parcel);
    } else {
      boxes.offer(parcel);
      shards.ring(Topic.SENDS, parcel.conversation());
    }
  }

  /** A status has told that Graph has the message; whoever sends it must know. */
  void told(OutboxTable.Known message) {
    settled(message.id());
    if (message.open()) {
      shards.ring(Topic.SENDS, message.conversation());
    }
  }

  void settled(String id) {
    doubts
        .end(id)
        .ifPresentOrElse(
            parcel -> goOn(parcel, Optional.empty(), false), () -> posting.settled(id));
  }

  private void run() {
    try {
      while (!boxes.closed()) {
        boxes.await();
        if (boxes.mustLoad()) {
          load();
        }
        gate.awaitRoom();
        boxes.take(BATCH).forEach(this::begin);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void load() throws InterruptedException {
    Mailboxes.Load load = boxes.beginLoading();
    Slice slice = shards.slice(load.parts());
    try {
      List<Parcel> open = store.read(handle -> OutboxTable.open(handle, slice, load.most()));
      boxes.refill(open, open.size() < load.most());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The outbox could not be read; trying again", e);
      boxes.loadingFailed();
      Thread.sleep(RETRY);
    }
  }

  /** Starts a message that was taken from its mailbox. */
  private void begin(Parcel parcel) {
    Instant now = time.now();
    if (parcel.suspect()) {
      Instant ready = since.getOrDefault(shards.part(parcel.conversation()), now);
      doubt(parcel, ready.plus(settings.doubtWait()));
    } else if (parcel.notBefore().filter(now::isBefore).isPresent()) {
      pause(delays, parcel, parcel.notBefore().get(), waited -> enter(waited, false));
    } else {
      enter(parcel, false);
    }
  }

  /** A message waits for the gate; in a shard that is given up, with the next owner. */
  private void enter(Parcel parcel, boolean possiblyDuplicate) {
    gate.add(new Lane.Waiting(parcel, possiblyDuplicate));
    if (!boxes.isOpen(parcel.conversation())) {
      gate.endAll(parcel.conversation()::equals).forEach(boxes::finish);
    }
    pump();
  }

  /** Sends what the gate lets go. */
  private void pump() {
    if (boxes.closed()) {
      return;
    }
    Instant now = time.now();
    gate.take(now).forEach(w -> go(w, now));
    wake.at(gate.next(now));
  }

  private void go(Lane.Waiting waiting, Instant now) {
    if (waiting.parcel().direct(now)) {
      claim(new Claim(waiting.parcel(), waiting.possiblyDuplicate(), now));
    } else {
      Thread.startVirtualThread(() -> follow(waiting, numbers.leave(waiting, now)));
    }
  }

  private void follow(Lane.Waiting waiting, Leave leave) {
    Parcel parcel = waiting.parcel();
    switch (leave) {
      case Leave.Go(Claim claim) -> claim(claim);
      case Leave.Never(Result end) -> {
        gate.undecided(parcel, time.now());
        goOn(parcel, Optional.of(end), true);
      }
      case Leave.Later(Instant until) -> {
        gate.undecided(parcel, time.now());
        pause(delays, parcel, until, waited -> enter(waited, waiting.possiblyDuplicate()));
        release();
      }
    }
  }

  private void release() {
    permits.release();
    pump();
  }

  /** Writes down that the message is being sent; the caller holds a permit. */
  private void claim(Claim claim) {
    writer.write(Step.of(claim), standing -> claimed(claim, standing));
  }

  private void claimed(Claim claim, Standing standing) {
    Parcel parcel = claim.parcel();
    if (standing != Standing.HOLDS) {
      gate.undecided(parcel, time.now());
    }
    switch (standing) {
      case HOLDS -> post(parcel);
      case FULL -> follow(claim.waiting(), numbers.full(parcel, time.now()));
      case CLOSED -> goOn(parcel, Optional.empty(), true);
      case SUSPECT -> {
        release();
        begin(parcel.suspected());
      }
      case LOST -> {
        boxes.finish(parcel);
        release();
      }
    }
  }

  private void post(Parcel parcel) {
    posting.post(parcel, (verdict, settled) -> judge(parcel, verdict, settled));
  }

  private void judge(Parcel parcel, Verdict verdict, boolean settledByStatus) {
    Instant now = time.now();
    numbers.saw(parcel, verdict, now);
    Ruling ruling =
        Ruling.of(
            parcel, verdict, new Ruling.Circumstances(settings, now, gate.opens(parcel, now)));
    switch (ruling) {
      case Ruling.Over(Result result) -> goOn(parcel, Optional.of(result), true);
      case Ruling.Wait wait when settledByStatus -> goOn(parcel, Optional.empty(), true);
      case Ruling.Wait(Result result, Parcel again, Instant until) -> {
        writer.write(
            Step.of(result), done -> pause(delays, again, until, waited -> enter(waited, false)));
        release();
      }
      case Ruling.Doubt doubt when settledByStatus -> goOn(parcel, Optional.empty(), true);
      case Ruling.Doubt(Result.Doubtful result) -> {
        doubt(parcel, result.until());
        // A status that came just now found no doubt to settle, but has closed the row.
        writer.write(
            Step.of(result),
            standing -> {
              if (standing == Standing.CLOSED) {
                settled(parcel.id());
              }
            });
        release();
      }
    }
  }

  /** Lets a message wait; in a shard that is given up it waits with the next owner. */
  private void pause(Pauses pauses, Parcel parcel, Instant until, Consumer<Parcel> onwards) {
    pauses.add(parcel, until, onwards);
    if (!boxes.isOpen(parcel.conversation())) {
      pauses.end(parcel.id()).ifPresent(boxes::finish);
    }
  }

  /** Waits for a status to tell what became of a message. */
  private void doubt(Parcel parcel, Instant until) {
    pause(doubts, parcel, until, this::doubtIsOver);
  }

  private void doubtIsOver(Parcel parcel) {
    if (parcel.urgency().repeatable()) {
      enter(parcel.again(true), true);
    } else if (!boxes.closed()) {
      goOn(parcel, Optional.of(new Result.Unknown(parcel, time.now())), false);
    }
  }

  /** Writes a result down and goes on with the conversation's next message, if there is one. */
  private void goOn(Parcel parcel, Optional<Result> result, boolean permitHeld) {
    Optional<Parcel> next = boxes.leaveAndTake(parcel);
    Optional<Claim> claim =
        next.filter(p -> p.plain() && p.direct(time.now()) && gate.pass(p, time.now()))
            .map(p -> new Claim(p, false, time.now()));
    Consumer<Standing> then =
        standing -> {
          boxes.forget(parcel);
          claim.ifPresent(c -> claimed(c, standing));
          next.filter(p -> claim.isEmpty()).ifPresent(boxes::putBack);
        };
    if (result.isEmpty() && claim.isEmpty()) {
      then.accept(Standing.CLOSED);
    } else {
      // Before the permit is given back: a server that stops waits for permits, not for results.
      writer.write(new Step(result, claim), then);
    }
    if (permitHeld) {
      release();
    }
  }
}
