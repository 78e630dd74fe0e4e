package dev.parley.flow.engine;

import dev.parley.flow.session.Fault;
import dev.parley.flow.session.Wait;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session on its way through one turn: what an input does to the wait that accepts it, and how a
 * session arrives in another release first.
 */
final class Journey {
  private Journey() {}

  /** The turn of a session that stays in its release. */
  static Turn stays(Run run, Input input) {
    if (input instanceof Input.SendRefused refused && !run.hearsFaults()) {
      return new Turn(run.before(), Outcome.UNHEARD, List.of(), List.of(told(refused)));
    }
    run.outcome = unlessDecided(input);
    run.attempt(r -> accept(r, input));
    return Closing.of(run);
  }

  private static Event told(Input.SendRefused refused) {
    return new Event.SendRefused(refused.effect(), refused.why(), refused.detail());
  }

  /** What became of an input whose turn meets a fault before it knows better. */
  private static Outcome unlessDecided(Input input) {
    return switch (input) {
      case Input.Reply reply -> Outcome.NOT_ACCEPTED;
      case Input.TimerFired fired -> Outcome.TIMED_OUT;
      case Input.CallResult result -> Outcome.RESUMED;
      case Input.Handback handback -> Outcome.RESUMED;
      case Input.SendRefused refused -> Outcome.UNSENT;
      case Input.Cancel cancel -> Outcome.CANCELLED;
    };
  }

  /** The turn of a session that has moved to another release. */
  static Turn moves(Run run, Input input, Departure from) {
    Event.Rule rule = from.move().rule();
    run.event(new Event.Moved(rule, from.bot().release(), run.bot().release(), from.place()));
    if (rule == Event.Rule.LOST) {
      run.outcome = Outcome.MOVED;
      run.fail(
          new Fault(
              FlowFault.LOST_PLACE, "there is no `" + from.place() + "` any more", run.step()));
    } else {
      run.outcome = unlessDecided(input);
      Optional<String> chosen = from.chosen(input, run);
      run.attempt(r -> {
        from.begin(r);
        return arrive(r, input, from.move(), chosen);
      });
    }
    return Closing.of(run);
  }

  private static int accept(Run run, Input input) {
    return switch (input) {
      case Input.Reply reply -> Replies.take(run, run.message());
      case Input.TimerFired fired -> Wakeups.take(run);
      case Input.CallResult result -> ended(run, result);
      case Input.Handback handback -> handedBack(run);
      case Input.SendRefused refused -> unsent(run, refused);
      case Input.Cancel cancel -> cancelled(run, cancel.reason());
    };
  }

  private static int ended(Run run, Input.CallResult result) {
    Stop stop = run.flow().stop(run.waiting().id());
    return stop instanceof CallNode call ? call.ended(run, result.end()) : lost(stop);
  }

  private static int handedBack(Run run) {
    Stop stop = run.flow().stop(run.waiting().id());
    return stop instanceof HandoffNode handoff && run.waiting() instanceof Wait.Handback wait
        ? handoff.handedBack(run, wait)
        : lost(stop);
  }

  private static int lost(Stop stop) {
    throw new FlowFault(FlowFault.LOST_PLACE, "nothing is awaited at `" + stop.id() + "`");
  }

  private static int unsent(Run run, Input.SendRefused refused) {
    run.event(told(refused));
    run.goOnFromRest();
    throw FlowFault.unsent(refused);
  }

  private static int cancelled(Run run, String reason) {
    run.outcome = Outcome.CANCELLED;
    run.event(new Event.Cancelled(reason));
    run.frames.popTo(0);
    return run.finish(Map.of());
  }

  private static int arrive(Run run, Input input, Move move, Optional<String> chosen) {
    if (!move.waits()) {
      return instead(run, input, move.node());
    }
    Offers.Offer offer = chosen.map(id -> option(run, id)).orElse(null);
    if (offer == null) {
      return accept(run, input);
    }
    run.prolong();
    return ((ChooseNode) run.flow().stop(run.waiting().id())).take(run, offer);
  }

  private static Offers.@Nullable Offer option(Run run, String id) {
    return run.flow()
        .choice(run.waiting().id())
        .map(choose -> choose.offers().find(run, id))
        .orElse(null);
  }

  /** The input was for a place that is gone; interruptions and ends are not. */
  private static int instead(Run run, Input input, int node) {
    if (input instanceof Input.Cancel(String reason)) {
      return cancelled(run, reason);
    }
    if (input instanceof Input.TimerFired && Wakeups.expired(run)) {
      return Wakeups.expire(run);
    }
    if (input instanceof Input.Reply) {
      run.prolong();
      int handler = Replies.keyword(run, run.message());
      if (!Interrupts.none(handler)) {
        return handler;
      }
    }
    run.outcome = Outcome.MOVED;
    return run.goOn(node);
  }
}
