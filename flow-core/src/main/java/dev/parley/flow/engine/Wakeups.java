package dev.parley.flow.engine;

import dev.parley.flow.session.Session;
import dev.parley.flow.session.Wait;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a fired timer does: the wait's time-out first, then the session's expiry. */
final class Wakeups {
  private Wakeups() {}

  static Turn take(Run run, Session session, String token, Now now) {
    if (!token.equals(session.token())) {
      return new Turn(session, Outcome.STALE, List.of(), List.of(new Event.StaleInput(token)));
    }
    Instant instant = now.instant();
    Optional<Instant> timeout = session.waiting().flatMap(Wait::timeout);
    boolean timedOut = due(timeout, instant);
    boolean expired = due(session.expires(), instant);
    if (timedOut && !(expired && session.expires().get().isBefore(timeout.get()))) {
      run.attempt(r -> r.currentWait().timedOut(r));
    } else if (expired) {
      expire(run, now);
    } else {
      return early(session);
    }
    return run.end();
  }

  private static boolean due(Optional<Instant> when, Instant now) {
    return when.isPresent() && !when.get().isAfter(now);
  }

  /** A handler may go on talking; then the session lives for another span. */
  private static void expire(Run run, Now now) {
    run.outcome = Outcome.EXPIRED;
    run.event(new Event.Expired());
    run.expires = now.instant().plusMillis(run.flow().settings().expires());
    int handler = run.flow().onExpire();
    if (handler < 0) {
      run.finish(java.util.Map.of());
    } else {
      run.from(handler);
    }
  }

  private static Turn early(Session session) {
    Instant due = session.wakeAt().orElseThrow();
    String id = session.id() + "." + session.turn() + ".early";
    return new Turn(
        session, Outcome.EARLY, List.of(new Effect.SetTimer(id, due, session.token())), List.of());
  }
}
