package dev.parley.runtime.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Messages at Graph's door, each on a thread of its own. */
final class Posting {
  private static final Logger LOG = System.getLogger(Posting.class.getName());

  private final Carrier carrier;
  private final Map<String, Attempt> under = new ConcurrentHashMap<>();

  Posting(Carrier carrier) {
    this.carrier = carrier;
  }

  /**
   * A message under way.
   *
   * @param settled whether a status has come before the answer
   */
  private record Attempt(Thread thread, boolean settled) {
    /** What Graph has needs no answer any more, which may be long in coming. */
    Attempt settle() {
      thread.interrupt();
      return new Attempt(thread, true);
    }
  }

  /** Takes an answer. */
  @FunctionalInterface
  interface Answered {
    /**
     * Takes it.
     *
     * @param settled whether a status has told before that Graph has the message
     */
    void with(Verdict verdict, boolean settled);
  }

  /** Tries to send a message. */
  void post(Parcel parcel, Answered answered) {
    Thread thread = Thread.ofVirtual().unstarted(() -> attempt(parcel, answered));
    under.put(parcel.id(), new Attempt(thread, false));
    thread.start();
  }

  private void attempt(Parcel parcel, Answered answered) {
    Verdict verdict = carry(parcel);
    Attempt attempt = under.remove(parcel.id());
    // What may have interrupted the way to Graph must not interrupt what follows.
    Thread.interrupted();
    answered.with(verdict, attempt != null && attempt.settled());
  }

  private Verdict carry(Parcel parcel) {
    try {
      return carrier.carry(parcel);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Sending " + parcel.id() + " broke off", e);
      return new Verdict.InDoubt("Sending broke off: " + e);
    }
  }

  /** A status has told that Graph has a message. */
  void settled(String id) {
    under.computeIfPresent(id, (message, attempt) -> attempt.settle());
  }
}
