package dev.parley.runtime.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Messages at Graph's door, each on a thread of its own. */
final class Posting {
  private static final Logger LOG = System.getLogger(Posting.class.getName());

  private final Carrier carrier;
  // Whether a status has come before the answer.
  private final Map<String, Boolean> under = new ConcurrentHashMap<>();

  Posting(Carrier carrier) {
    this.carrier = carrier;
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
    under.put(parcel.id(), false);
    Thread.startVirtualThread(() -> {
      Verdict verdict = carry(parcel);
      answered.with(verdict, Boolean.TRUE.equals(under.remove(parcel.id())));
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

  /** A status has told that Graph has a message. */
  void settled(String id) {
    under.computeIfPresent(id, (message, settled) -> true);
  }
}
