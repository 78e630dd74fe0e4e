package dev.parley.runtime.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The messages of one number that could go but for its pace: at most one of each conversation. The
 * more urgent go first, yet of ten that go one is for those that were passed over.
 */
final class Lane {
  private static final int PASSED_OVER = 9;
  private static final Duration QUIET = Duration.ofHours(1);

  final String account;
  final Valve valve = new Valve();
  final NumberPace pace;
  private final boolean paced;
  private final IntSupplier nodes;
  final PairPace pairs = new PairPace();
  private final Map<Urgency, Queue<Waiting>> ready = new EnumMap<>(Urgency.class);
  private final Queue<Delayed> delayed = new PriorityQueue<>(Comparator.comparing(Delayed::until));
  private final Map<Integer, Instant> alarms = new HashMap<>();
  private int passed;
  private int most;

  /**
   * A number that has sent nothing.
   *
   * @param perSecond how many messages it may send in a second; 0 to keep no pace at all
   * @param nodes how many share that: conversations are spread evenly over them
   */
  Lane(String account, int perSecond, IntSupplier nodes) {
    this.account = account;
    this.paced = perSecond > 0;
    this.most = perSecond;
    this.nodes = nodes;
    this.pace = new NumberPace(Math.max(1, perSecond));
    for (Urgency urgency : Urgency.values()) {
      ready.put(urgency, new PriorityQueue<>(Comparator.comparingLong(w -> w.parcel().sequence())));
    }
  }

  /**
   * A message that waits to be sent.
   *
   * @param possiblyDuplicate whether an earlier attempt may have reached the customer
   */
  record Waiting(Parcel parcel, boolean possiblyDuplicate) {}

  private record Delayed(Instant until, Waiting waiting) {}

  /** How many messages a second it allows. */
  int most() {
    return most;
  }

  /** Meta says how many messages a second it allows. */
  void allow(int perSecond) {
    most = perSecond;
  }

  void add(Waiting waiting) {
    queue(waiting.parcel().urgency()).add(waiting);
  }

  private Queue<Waiting> queue(Urgency urgency) {
    return ready.getOrDefault(urgency, new PriorityQueue<>());
  }

  /** Whether a message may go now, before all others. */
  boolean passes(Parcel parcel, Instant now) {
    return empty() && !mayGo(now).isAfter(now) && !pair(parcel, now).isAfter(now);
  }

  private Instant pair(Parcel parcel, Instant now) {
    return paced ? pairs.next(parcel.conversation(), now) : now;
  }

  /** The next that may go now. */
  Optional<Waiting> poll(Instant now) {
    wake(now);
    while (!empty() && !mayGo(now).isAfter(now)) {
      Waiting waiting = first();
      Instant pair = pair(waiting.parcel(), now);
      if (!pair.isAfter(now)) {
        return Optional.of(waiting);
      }
      delayed.add(new Delayed(pair, waiting));
    }
    return Optional.empty();
  }

  /** A message goes. */
  void goes(Parcel parcel, Instant now) {
    valve.goes(parcel.id());
    if (paced) {
      pace.sent(now);
      pairs.sent(parcel.conversation(), now);
    }
  }

  /** Takes away what waits in conversations. */
  List<Parcel> endAll(Predicate<String> conversations) {
    List<Parcel> ended =
        Stream.concat(
                ready.values().stream().flatMap(Queue::stream),
                delayed.stream().map(Delayed::waiting))
            .map(Waiting::parcel)
            .filter(p -> conversations.test(p.conversation()))
            .toList();
    Set<Parcel> gone = Set.copyOf(ended);
    ready.values().forEach(queue -> queue.removeIf(w -> gone.contains(w.parcel())));
    delayed.removeIf(d -> gone.contains(d.waiting().parcel()));
    return ended;
  }

  /** When to look again; {@link Instant#MAX} if nothing waits for a time to come. */
  Instant next(Instant now) {
    Instant pair = delayed.isEmpty() ? Instant.MAX : delayed.element().until();
    Instant any = empty() ? Instant.MAX : mayGo(now);
    return pair.isBefore(any) ? pair : any;
  }

  /** Whether an alarm is news: the same one is told once an hour. */
  boolean alarms(int code, Instant now) {
    Instant last = alarms.get(code);
    boolean news = last == null || !now.isBefore(last.plus(QUIET));
    if (news) {
      alarms.put(code, now);
    }
    return news;
  }

  private Instant mayGo(Instant now) {
    Instant open = valve.next(now);
    Instant free = paced ? paced(now) : now;
    return open.isAfter(free) ? open : free;
  }

  private Instant paced(Instant now) {
    pace.allow(Math.max(1, most / Math.max(1, nodes.getAsInt())));
    return pace.next(now);
  }

  private void wake(Instant now) {
    while (!delayed.isEmpty() && !delayed.element().until().isAfter(now)) {
      add(delayed.remove().waiting());
    }
  }

  private boolean empty() {
    return ready.values().stream().allMatch(Queue::isEmpty);
  }

  private Waiting first() {
    List<Queue<Waiting>> some = ready.values().stream().filter(q -> !q.isEmpty()).toList();
    boolean others = some.size() > 1;
    if (others && passed >= PASSED_OVER) {
      passed = 0;
      return some.stream()
          .skip(1)
          .min(Comparator.comparingLong(Lane::place))
          .orElseThrow()
          .remove();
    }
    passed = others ? passed + 1 : 0;
    return some.getFirst().remove();
  }

  private static long place(Queue<Waiting> queue) {
    return queue.element().parcel().sequence();
  }
}
