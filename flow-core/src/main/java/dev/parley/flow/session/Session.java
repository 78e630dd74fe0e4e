package dev.parley.flow.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One contact's path through flows: a plain value that the host keeps between turns. It holds no
 * history; its size depends on its variables alone.
 *
 * @param id given by the host, unique and stable
 * @param bot the bot's id
 * @param release the release whose flows it runs
 * @param turn how many turns it has taken, 1 after its start
 * @param entries how many waits it has entered; the current wait's token is made of it
 * @param state waiting, ended or failed: exactly one
 * @param frames the flows it is in, the root first; the root alone after the end
 * @param variables the session's own variables ({@code session var})
 * @param trigger what started it: {@code type text keyword params}, as expressions see it
 * @param expires when it ends by itself; after its end, until when messages are met with silence
 * @param troubled whether {@code on error} was at work in its last turn: if a call made or a
 *     message said then comes to nothing, that is the second fault
 */
public record Session(
    String id,
    String bot,
    String release,
    int turn,
    int entries,
    State state,
    List<Frame> frames,
    Map<String, @Nullable Object> variables,
    Map<String, @Nullable Object> trigger,
    Optional<Instant> expires,
    boolean troubled) {
  /** The current wait, if the session is live. */
  public Optional<Wait> waiting() {
    return state instanceof State.Waiting(Wait on) ? Optional.of(on) : Optional.empty();
  }

  /** Whether the session still waits for something. */
  public boolean live() {
    return state instanceof State.Waiting;
  }

  /** The token of the current wait: unique per entry, stable over retries. */
  public String token() {
    return token(id, entries);
  }

  /** The token of a session's n-th wait. */
  public static String token(String sessionId, int entry) {
    return sessionId + "-" + entry;
  }

  /** When the host must wake the session: the wait's time-out or the expiry, the earlier. */
  public Optional<Instant> wakeAt() {
    if (!(state instanceof State.Waiting(Wait on)) || on instanceof Wait.Handback) {
      return Optional.empty();
    }
    Optional<Instant> due = on.due();
    if (due.isEmpty() || expires.isEmpty()) {
      return due.isPresent() ? due : expires;
    }
    return due.get().isAfter(expires.get()) ? expires : due;
  }
}
