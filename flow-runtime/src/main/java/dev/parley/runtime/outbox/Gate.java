package dev.parley.runtime.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/**
 * Lets messages go at the pace that each number and each customer bears, the urgent ones first.
 * What it holds back holds no permit, and nobody else. It knows no clock: whoever asks says what
 * time it is, and comes again at {@link #next}.
 */
final class Gate {
  private static final int ROOM = 20_000;

  private final Semaphore permits;
  private final int perSecond;
  private final IntSupplier nodes;
  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private int waiting;
  private boolean closed;

  /**
   * A gate that nothing has passed.
   *
   * @param permits one for each message under way
   * @param perSecond how many messages a number may send in a second, unless Meta says otherwise
   * @param nodes how many share that, this one included
   */
  Gate(Semaphore permits, int perSecond, IntSupplier nodes) {
    this.permits = permits;
    this.perSecond = perSecond;
    this.nodes = nodes;
  }

  private Lane lane(Parcel parcel) {
    Draft.From from = parcel.from();
    return lane(new Allowances.Whose(from.account(), from.channel()));
  }

  private Lane lane(Allowances.Whose number) {
    return lanes.computeIfAbsent(
        number.channel(), c -> new Lane(number.account(), perSecond, nodes));
  }

  /** How many messages a number may send in a second; 0 where nobody counts. */
  synchronized int perSecond(Allowances.Whose number) {
    return lane(number).most();
  }

  /** Meta says how many messages a number may send in a second. */
  synchronized void allow(Allowances.Whose number, int most) {
    lane(number).allow(most);
  }

  /** Lets a message go at once, with a permit, if nothing holds it back. */
  synchronized boolean pass(Parcel parcel, Instant now) {
    Lane lane = lane(parcel);
    if (!lane.passes(parcel, now) || !permits.tryAcquire()) {
      return false;
    }
    lane.goes(parcel, now);
    return true;
  }

  /** A message wants to go. */
  synchronized void add(Lane.Waiting message) {
    lane(message.parcel()).add(message);
    waiting++;
  }

  /** Those that go now, each with a permit; one of each number in turn. */
  synchronized List<Lane.Waiting> take(Instant now) {
    List<Lane.Waiting> all = new ArrayList<>();
    int before = -1;
    while (before < all.size()) {
      before = all.size();
      lanes.values().forEach(lane -> take(lane, now).ifPresent(all::add));
    }
    leave(all.size());
    return all;
  }

  private Optional<Lane.Waiting> take(Lane lane, Instant now) {
    if (!permits.tryAcquire()) {
      return Optional.empty();
    }
    Optional<Lane.Waiting> next = lane.poll(now);
    next.ifPresentOrElse(w -> lane.goes(w.parcel(), now), permits::release);
    return next;
  }

  /** Takes away what waits in conversations. */
  synchronized List<Parcel> endAll(Predicate<String> conversations) {
    List<Parcel> ended =
        lanes.values().stream().flatMap(lane -> lane.endAll(conversations).stream()).toList();
    leave(ended.size());
    return ended;
  }

  private void leave(int count) {
    waiting -= count;
    if (waiting < ROOM) {
      notifyAll();
    }
  }

  /** When to take again; {@link Instant#MAX} if nothing waits for a time to come. */
  synchronized Instant next(Instant now) {
    return lanes.values().stream()
        .map(lane -> lane.next(now))
        .filter(now::isBefore)
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  /** Waits until there is room for more that wants to go. */
  synchronized void awaitRoom() throws InterruptedException {
    while (waiting >= ROOM && !closed) {
      wait();
    }
  }

  /** Nobody waits for room any more. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Meta has judged a message by itself; says whether its number has started again by this. */
  synchronized boolean works(Parcel parcel) {
    return lane(parcel).valve.works(parcel.id());
  }

  /** An attempt told nothing about its number. */
  synchronized void undecided(Parcel parcel, Instant now) {
    lane(parcel).valve.undecided(parcel.id(), now);
  }

  /** Meta refused a message because of its number; says whether that has stopped by this. */
  synchronized boolean shut(Parcel parcel, Verdict.Held held, Instant now) {
    Duration asked = held.asked();
    boolean stopped = false;
    for (Lane lane : concerned(parcel, held)) {
      stopped |= lane.valve.shut(parcel.id(), held.rule(), asked, now);
    }
    if (held.tooFast()) {
      lane(parcel).pace.tooFast(now);
    }
    return stopped;
  }

  private List<Lane> concerned(Parcel parcel, Verdict.Held held) {
    Lane own = lane(parcel);
    return switch (held.rule().scope()) {
      case ACCOUNT -> lanes.values().stream().filter(l -> l.account.equals(own.account)).toList();
      case NUMBER, USER, MESSAGE -> List.of(own);
    };
  }

  /** Meta said that a customer gets too many messages. */
  synchronized void pairTooFast(Parcel parcel, Instant now) {
    lane(parcel).pairs.tooFast(parcel.conversation(), now);
  }

  /** When a number that is shut lets a message try. */
  synchronized Instant opens(Parcel parcel, Instant now) {
    Instant opens = lane(parcel).valve.next(now);
    return opens.equals(Instant.MAX) ? now : opens;
  }

  /** A customer has written to a number. */
  synchronized void heard(String channel, Instant now) {
    Lane lane = lanes.get(channel);
    if (lane != null) {
      lane.pace.heard(now);
    }
  }

  /** Whether an alarm is news. */
  synchronized boolean alarms(Parcel parcel, int code, Instant now) {
    return lane(parcel).alarms(code, now);
  }
}
