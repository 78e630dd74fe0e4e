package dev.parley.runtime.call;

import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.journal.Note;
import dev.parley.runtime.shard.Tenant;
import dev.parley.runtime.shard.Topic;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The calls that flows wait for. They are written in the transaction of the turn that asks for
 * them, made when that is durable, and their results come back by the inbox.
 */
public final class Calls implements Tenant {
  private final Caller caller;

  public Calls(Footing on, CallSettings settings) {
    this.caller = new Caller(on, settings);
  }

  /** The inbox's door for results. */
  @FunctionalInterface
  public interface Door {
    /** Makes an event of a call's result; completes when it is durable. */
    CompletableFuture<?> answered(Attempt last);
  }

  /** Starts to make calls, as soon as there are conversations to work on. */
  public void start(Door door) {
    caller.start(door);
  }

  @Override
  public Topic topic() {
    return Topic.CALLS;
  }

  /** Begins with what whoever had these shards has left; a result finds its conversation. */
  @Override
  public void take(Set<Integer> shards) {
    caller.wake();
  }

  /** What is under way ends here, whoever goes on with it. */
  @Override
  public void shut(Set<Integer> shards) {}

  /** A call is no part of a conversation's turns: nobody has to wait for it. */
  @Override
  public boolean quiet(Set<Integer> shards, Duration atMost) {
    return true;
  }

  @Override
  public void look(Set<Integer> shards) {
    caller.wake();
  }

  /** A node that died has left calls whose leases nobody else knows of. */
  @Override
  public void check() {
    caller.wake();
  }

  /** Begins no more calls; those under way go on. */
  public void stop() {
    caller.stop();
  }

  /** Breaks off the calls under way; they are made again by whoever starts next. */
  public void letGo(Duration atMost) {
    caller.letGo(atMost);
  }

  /** Writes calls, in the transaction of the turns that ask for them. */
  public void write(Tx tx, List<CallDraft> drafts, Instant now) {
    if (drafts.isEmpty()) {
      return;
    }
    List<OpenCall> calls = drafts.stream().map(draft -> caller.admit(draft, now)).toList();
    tx.afterRollback(() -> calls.forEach(caller::turnAway));
    CallTable.insert(tx.handle(), calls);
    tx.afterCommit(() -> calls.forEach(caller::written));
  }

  /** Closes calls, in the transaction that makes events of their results. */
  public void close(Tx tx, List<Attempt> last) {
    CallTable.remove(tx.handle(), last.stream().map(Attempt::call).toList());
    Journal.append(tx, last.stream().map(Calls::note).toList());
  }

  static Note note(Attempt attempt) {
    CallDraft.From from = attempt.draft().from();
    return new Note(
        new Note.Subject(from.account(), from.channel(), from.conversation()),
        "call.attempt",
        attempt.outcome(),
        attempt.sentence(),
        attempt.ended());
  }
}
