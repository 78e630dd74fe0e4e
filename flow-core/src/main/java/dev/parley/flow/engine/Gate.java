package dev.parley.flow.engine;

import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import dev.parley.flow.session.Wait;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a wait accepts, decided before anything changes. Whatever is turned away leaves the session
 * as it was, byte for byte, and says why.
 */
final class Gate {
  private Gate() {}

  /** The turn of an input that is turned away; null if it may come in. */
  static @Nullable Turn refuses(Session session, Input input, Now now) {
    Wait wait = session.state() instanceof State.Waiting waiting ? waiting.on() : null;
    return switch (input) {
      case Input.Reply reply -> wait == null ? over(session) : reply(session, wait);
      case Input.TimerFired fired -> timer(session, fired.token(), now.instant());
      case Input.CallResult result -> expects(session, result.token(), wait instanceof Wait.Call);
      case Input.Handback handback ->
          expects(session, handback.token(), wait instanceof Wait.Handback);
      case Input.SendRefused refused -> expects(session, refused.token(), rests(session));
      case Input.Cancel cancel -> wait == null ? over(session) : null;
    };
  }

  private static Turn over(Session session) {
    return refused(session, "the session is over");
  }

  static Turn refused(Session session, String reason) {
    return turn(session, Outcome.REFUSED, List.of(), List.of(new Event.Refused(reason)));
  }

  private static @Nullable Turn reply(Session session, Wait wait) {
    return switch (wait) {
      case Wait.Reply reply -> null;
      case Wait.Time time -> null;
      case Wait.Call call -> turn(session, Outcome.HELD, List.of(), List.of());
      case Wait.Handback handback -> turn(session, Outcome.WITH_AGENT, List.of(), List.of());
    };
  }

  private static @Nullable Turn expects(Session session, String token, boolean waits) {
    return waits && token.equals(session.token()) ? null : stale(session, token);
  }

  /**
   * Whether a message that could not be sent still counts. A flow that calls is not at rest, a
   * person who answers sees for themselves, and of what {@code on error} said at the very end
   * nobody is left to hear.
   */
  private static boolean rests(Session session) {
    return switch (session.state()) {
      case State.Waiting(Wait.Reply question) -> true;
      case State.Waiting(Wait.Time pause) -> true;
      case State.Waiting(Wait.Call call) -> false;
      case State.Waiting(Wait.Handback person) -> false;
      case State.Ended ended -> !session.troubled();
      case State.Failed failed -> false;
    };
  }

  private static @Nullable Turn timer(Session session, String token, Instant now) {
    Optional<Instant> due = session.wakeAt();
    if (due.isEmpty() || !token.equals(session.token())) {
      return stale(session, token);
    }
    if (!due.get().isAfter(now)) {
      return null;
    }
    String id = "%s.%d.early.%d".formatted(session.id(), session.turn(), now.toEpochMilli());
    Effect again = new Effect.SetTimer(id, due.get(), token);
    return turn(session, Outcome.EARLY, List.of(again), List.of());
  }

  private static Turn stale(Session session, String token) {
    return turn(session, Outcome.STALE, List.of(), List.of(new Event.StaleInput(token)));
  }

  private static Turn turn(
      Session session, Outcome outcome, List<Effect> effects, List<Event> events) {
    return new Turn(session, outcome, effects, events);
  }
}
