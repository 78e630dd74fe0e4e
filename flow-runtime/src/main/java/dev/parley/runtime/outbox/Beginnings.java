package dev.parley.runtime.outbox;

import dev.parley.runtime.outbox.Step.Claim;
import dev.parley.runtime.retention.Forgetting;
import dev.parley.runtime.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * Whom a business writes to first. In any 24 hours Meta lets it do so with so many customers, over
 * all of its numbers; answers in an open window do not count, nor does a second message to the same
 * customer. A message that does not fit waits until there is room again.
 */
public final class Beginnings {
  /** Which of these can go: those that have not counted for long. */
  public static final Forgetting FORGETTING = Forgetting.byId("beginning", "at", "true");

  /** For so long a customer counts. */
  static final Duration SPAN = Duration.ofHours(24);

  /** Where there is no room, somebody may write and open a window meanwhile. */
  static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final OptionalLong set;
  private final Map<String, Instant> full = new ConcurrentHashMap<>();

  /**
   * Nothing is known yet.
   *
   * @param set how many customers Meta allows, where the operator says so; else Meta is listened to
   */
  Beginnings(OptionalLong set) {
    this.set = set;
  }

  /**
   * How an account stands.
   *
   * @param most how many customers may be written to first in 24 hours; {@link Long#MAX_VALUE} for
   *     no limit, or one that is not known
   * @param used how many were in the last 24 hours
   * @param next when the first of them ceases to count; {@link Instant#MAX} if there is none
   */
  public record Room(long most, long used, Instant next) {
    /** How many more may be written to now. */
    public long left() {
      return Math.max(0, most - used);
    }
  }

  /** How an account stands now. */
  public Room room(Handle handle, String account, Instant now) {
    long most = most(BeginningTable.limit(handle, account).most());
    Instant since = now.minus(SPAN);
    return new Room(
        most,
        BeginningTable.count(handle, account, since),
        BeginningTable.oldest(handle, account, since).map(at -> at.plus(SPAN)).orElse(Instant.MAX));
  }

  private long most(long learned) {
    return set.orElse(learned);
  }

  /** Meta says how many customers an account may write to first. */
  void learn(Tx tx, String account, long customers) {
    BeginningTable.lock(tx.handle(), account);
    BeginningTable.learn(tx.handle(), account, customers);
    tx.afterCommit(() -> full.remove(account));
  }

  /**
   * When to look again at a message that there was no room for; now if nothing is known of that.
   */
  Instant opens(String account, Instant now) {
    Instant until = full.getOrDefault(account, now);
    Instant soon = now.plus(LOOK_AGAIN);
    return until.isAfter(soon) ? soon : until;
  }

  /** Whether there was no room of late. */
  boolean isFull(String account, Instant now) {
    return full.getOrDefault(account, now).isAfter(now);
  }

  /**
   * Counts the customers that these messages begin with, in the transaction that takes them.
   *
   * @return the ids of the messages that there is no room for
   */
  Set<String> count(Tx tx, Collection<Claim> claims) {
    Map<String, List<Claim>> accounts = new LinkedHashMap<>();
    claims.stream()
        .filter(Claim::begins)
        .forEach(claim ->
            accounts
                .computeIfAbsent(claim.parcel().from().account(), a -> new ArrayList<>())
                .add(claim));
    Set<String> refused = new HashSet<>();
    accounts.forEach((account, some) -> refused.addAll(count(tx, account, some)));
    return refused;
  }

  private Set<String> count(Tx tx, String account, List<Claim> claims) {
    Handle handle = tx.handle();
    Instant now = claims.getFirst().at();
    Instant since = now.minus(SPAN);
    BeginningTable.Limit limit = BeginningTable.lock(handle, account);
    Map<String, Instant> last =
        BeginningTable.last(
            handle, account, claims.stream().map(c -> c.parcel().from().contact()).toList());
    long most = most(limit.most());
    long used = limit.used();
    if (used + claims.size() > most) {
      // What was counted includes those who count no more.
      used = BeginningTable.count(handle, account, since);
    }
    Set<String> refused = new HashSet<>();
    Set<String> counted = new HashSet<>();
    List<Claim> begun = new ArrayList<>();
    for (Claim claim : claims) {
      String contact = claim.parcel().from().contact();
      boolean known =
          counted.contains(contact) || last.getOrDefault(contact, Instant.MIN).isAfter(since);
      if (!known && used >= most) {
        refused.add(claim.parcel().id());
      } else {
        used += known ? 0 : 1;
        counted.add(contact);
        begun.add(claim);
      }
    }
    BeginningTable.put(handle, begun);
    BeginningTable.used(handle, account, used);
    if (!refused.isEmpty()) {
      Instant opens =
          BeginningTable.oldest(handle, account, since).map(at -> at.plus(SPAN)).orElse(now);
      tx.afterCommit(() -> full.put(account, opens));
    }
    return refused;
  }

  /** Messages were not delivered: their customers do not count by them. */
  static void undo(Handle handle, Collection<String> messages) {
    if (!messages.isEmpty()) {
      BeginningTable.undo(handle, messages);
    }
  }
}
