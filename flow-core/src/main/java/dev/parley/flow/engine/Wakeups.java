package dev.parley.flow.engine;

import dev.parley.flow.session.Wait;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a fired timer does: the end of the wait first, then the session's expiry. */
final class Wakeups {
  private Wakeups() {}

  /** The node that a wake-up leads to; something is due. */
  static int take(Run run) {
    Wait wait = run.waiting();
    Optional<Instant> end = wait.due();
    boolean over = due(end, run.world.now().instant());
    if (!over || (run.expires != null && run.expires.isBefore(end.get()))) {
      return expire(run);
    }
    Stop stop = run.flow().stop(wait.id());
    return switch (stop) {
      case WaitNode question -> question.timedOut(run);
      case PauseNode pause -> pause.over(run);
      case CallNode call -> Node.WAITING;
      case HandoffNode handoff -> Node.WAITING;
      case RunNode call -> Node.WAITING;
    };
  }

  /** Whether the session's time to live is over. */
  static boolean expired(Run run) {
    return due(Optional.ofNullable(run.expires), run.world.now().instant());
  }

  private static boolean due(Optional<Instant> when, Instant now) {
    return when.isPresent() && !when.get().isAfter(now);
  }

  /** A handler may go on talking; then the session lives for another span. */
  static int expire(Run run) {
    run.outcome = Outcome.EXPIRED;
    run.event(new Event.Expired());
    run.prolong();
    for (int i = run.frames.depth() - 1; i >= 0; i--) {
      int own = run.frames.flowAt(i).own().onExpire();
      if (own >= 0) {
        run.frames.popTo(i);
        return run.goOn(own);
      }
    }
    run.frames.popTo(0);
    int shared = run.flow().shared().onExpire();
    return shared >= 0 ? run.goOn(shared) : run.finish(Map.of());
  }
}
