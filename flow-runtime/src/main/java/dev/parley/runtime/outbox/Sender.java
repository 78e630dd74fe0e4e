package dev.parley.runtime.outbox;

import dev.parley.runtime.order.Mailboxes;
import dev.parley.runtime.order.Tally;
import dev.parley.runtime.outbox.Step.Claim;
import dev.parley.runtime.outbox.Step.Result;
import dev.parley.runtime.shard.Shards;
import dev.parley.runtime.shard.Slice;
import dev.parley.runtime.shard.Tenant;
import dev.parley.runtime.shard.Topic;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.Time;
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
import org.jspecify.annotations.Nullable;

/**
 * Sends. A conversation's messages go one after the other, the next when Graph has accepted the one
 * before; conversations go side by side.
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
  private final Carrier carrier;
  private final Semaphore permits;
  private final Shards shards;
  private final Mailboxes<Parcel> boxes;
  private final Pauses doubts;
  private final Pauses delays;
  private final Tally unwritten = new Tally();
  // When this process was ready to hear of what was sent, by the part it was sent in.
  private final Map<Integer, Instant> since = new ConcurrentHashMap<>();
  // Messages at Graph's door, and whether a status has come before the answer.
  private final Map<String, Boolean> posting = new ConcurrentHashMap<>();
  private final Work<Step, Standing> steps;
  private final Thread loop =
      Thread.ofPlatform().daemon().name("parley-sender").unstarted(this::run);

  /** A sender that stands still until it is started. */
  public Sender(Footing on, Shards shards, SendSettings settings, Carrier carrier) {
    this.store = on.store();
    this.time = on.time();
    this.shards = shards;
    this.settings = settings;
    this.carrier = carrier;
    this.steps = new StepWork(shards);
    this.doubts = new Pauses(time);
    this.delays = new Pauses(time);
    this.boxes = new Mailboxes<>(IN_MEMORY, Parcel::conversation, Parcel::sequence, shards::part);
    this.permits = new Semaphore(settings.concurrency());
  }

  /** Starts to send, in whatever shards it is given. */
  public void start() {
    loop.start();
  }

  @Override
  public Topic topic() {
    return Topic.SENDS;
  }

  /**
   * Begins with what another process left. To be called when statuses can be received: from now on
   * the doubt wait counts.
   */
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
  }

  @Override
  public boolean quiet(Set<Integer> parts, Duration atMost) {
    return boxes.awaitQuiet(parts::contains, atMost)
        && unwritten.awaitNone(parts::contains, atMost);
  }

  @Override
  public void look(Set<Integer> parts) {
    boxes.look(parts);
    settleClosed(conversation -> parts.contains(shards.part(conversation)));
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
    try {
      if (!permits.tryAcquire(settings.concurrency(), atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "Some sends had no answer when the server stopped");
      }
      unwritten.awaitNone(part -> true, LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes an idle conversation busy with a message that is about to be written. */
  boolean reserve(Parcel parcel) {
    if (!permits.tryAcquire()) {
      return false;
    }
    boolean reserved = boxes.reserve(parcel);
    if (!reserved) {
      permits.release();
    }
    return reserved;
  }

  void cancelReservation(Parcel parcel) {
    boxes.finish(parcel);
    permits.release();
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
            parcel -> goOn(parcel, Optional.empty(), false),
            () -> posting.computeIfPresent(id, (message, settled) -> true));
  }

  private void run() {
    try {
      while (!boxes.closed()) {
        boxes.await();
        if (boxes.mustLoad()) {
          load();
        }
        for (Parcel parcel : boxes.take(BATCH)) {
          begin(parcel);
        }
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
  private void begin(Parcel parcel) throws InterruptedException {
    Instant now = time.now();
    if (parcel.suspect()) {
      Instant ready = since.getOrDefault(shards.part(parcel.conversation()), now);
      doubt(parcel, ready.plus(settings.doubtWait()));
    } else if (parcel.notBefore().filter(now::isBefore).isPresent()) {
      later(parcel, parcel.notBefore().get());
    } else {
      permits.acquire();
      claim(parcel, false);
    }
  }

  /** Writes down that the message is being sent; the caller holds a permit. */
  private void claim(Parcel parcel, boolean possiblyDuplicate) {
    Step step = Step.of(new Claim(parcel, possiblyDuplicate, time.now()));
    write(step, standing -> claimed(parcel, standing));
  }

  private void claimed(Parcel parcel, Standing standing) {
    switch (standing) {
      case HOLDS -> post(parcel);
      case CLOSED -> goOn(parcel, Optional.empty(), true);
      case LOST -> {
        boxes.finish(parcel);
        permits.release();
      }
    }
  }

  private void post(Parcel parcel) {
    posting.put(parcel.id(), false);
    Thread.startVirtualThread(() -> {
      Verdict verdict = carry(parcel);
      judge(parcel, verdict, Boolean.TRUE.equals(posting.remove(parcel.id())));
    });
  }

  private Verdict carry(Parcel parcel) {
    try {
      return carrier.carry(parcel);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Sending " + parcel.id() + " broke off", e);
      return new Verdict.InDoubt("Sending broke off: " + e);
    }
  }

  private void judge(Parcel parcel, Verdict verdict, boolean settledByStatus) {
    Instant now = time.now();
    switch (verdict) {
      case Verdict.Accepted(String wamid) ->
          goOn(parcel, Optional.of(new Result.Accepted(parcel, wamid, now)), true);
      case Verdict.Failed(int code, String reason) ->
          goOn(parcel, Optional.of(new Result.Failed(parcel, code, reason, now)), true);
      case Verdict.Again again when settledByStatus -> goOn(parcel, Optional.empty(), true);
      case Verdict.Again again -> postpone(parcel, again, now);
      case Verdict.InDoubt inDoubt when settledByStatus -> goOn(parcel, Optional.empty(), true);
      case Verdict.InDoubt(String reason) -> {
        Instant until = now.plus(settings.doubtWait());
        permits.release();
        doubt(parcel, until);
        // A status that came just now found no doubt to settle, but has closed the row.
        write(
            Step.of(new Result.Doubtful(parcel, reason, until, now)),
            standing -> settleIf(standing == Standing.CLOSED, parcel.id()));
      }
    }
  }

  private void settleIf(boolean closed, String id) {
    if (closed) {
      settled(id);
    }
  }

  private void postpone(Parcel parcel, Verdict.Again again, Instant now) {
    Instant next = now.plus(again.pause());
    if (next.isAfter(parcel.created().plus(settings.patience()))) {
      String reason = "Given up: " + again.reason();
      goOn(parcel, Optional.of(new Result.Failed(parcel, again.code(), reason, now)), true);
      return;
    }
    write(
        Step.of(new Result.Postponed(parcel, again, next, now)),
        done -> later(parcel.again(false), next));
    permits.release();
  }

  private void later(Parcel parcel, Instant when) {
    pause(delays, parcel, when, waited -> retry(waited, false));
  }

  /** Lets a message wait; in a shard that is given up it waits with the next owner. */
  private void pause(Pauses pauses, Parcel parcel, Instant until, Consumer<Parcel> onwards) {
    pauses.add(parcel, until, onwards);
    if (!boxes.isOpen(parcel.conversation())) {
      pauses.end(parcel.id()).ifPresent(boxes::finish);
    }
  }

  private void retry(Parcel parcel, boolean possiblyDuplicate) {
    if (!boxes.closed()) {
      permits.acquireUninterruptibly();
      claim(parcel, possiblyDuplicate);
    }
  }

  /** Waits for a status to tell what became of a message. */
  private void doubt(Parcel parcel, Instant until) {
    pause(doubts, parcel, until, this::doubtIsOver);
  }

  private void doubtIsOver(Parcel parcel) {
    if (parcel.repeatable()) {
      retry(parcel.again(true), true);
    } else if (!boxes.closed()) {
      goOn(parcel, Optional.of(new Result.Unknown(parcel, time.now())), false);
    }
  }

  /** Writes a result down and goes on with the conversation's next message, if there is one. */
  private void goOn(Parcel parcel, Optional<Result> result, boolean permitHeld) {
    Optional<Parcel> next = boxes.finishAndTake(parcel);
    boolean plain =
        permitHeld && next.filter(p -> !p.suspect() && p.notBefore().isEmpty()).isPresent();
    if (plain) {
      Claim claim = new Claim(next.get(), false, time.now());
      write(new Step(result, Optional.of(claim)), standing -> claimed(next.get(), standing));
      return;
    }
    // Queued before the permit is given back: a server that stops waits for permits, then writes
    // what is queued. A result that came later would be lost, and the send in doubt.
    result.ifPresent(r -> write(Step.of(r), done -> {}));
    if (permitHeld) {
      permits.release();
    }
    next.ifPresent(boxes::putBack);
  }

  /** Writes a step, however long it takes: a result that is not written leaves a doubt behind. */
  private void write(Step step, Consumer<Standing> then) {
    int part = step.parcel().map(Parcel::conversation).map(shards::part).orElse(0);
    unwritten.begin(part);
    var unused =
        store
            .writer()
            .submit(steps, step)
            .whenComplete((standing, fault) -> written(step, then, standing, fault))
            .whenComplete((standing, fault) -> unwritten.end(part));
  }

  private void written(
      Step step, Consumer<Standing> then, @Nullable Standing standing, @Nullable Throwable fault) {
    if (standing != null) {
      then.accept(standing);
      return;
    }
    LOG.log(Level.WARNING, "A send could not be written down", fault);
    if (!boxes.closed()) {
      time.at(time.now().plus(RETRY), () -> write(step, then));
    }
  }
}
