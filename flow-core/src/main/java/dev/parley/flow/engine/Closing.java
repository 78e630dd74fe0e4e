package dev.parley.flow.engine;

import dev.parley.flow.session.Fault;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import java.time.Instant;
import java.util.Optional;

/** Ends a turn: puts the session together again and sets its timer. */
final class Closing {
  private Closing() {}

  static Turn of(Run run) {
    bound(run);
    Session after = session(run);
    timer(run, after);
    return new Turn(after, run.outcome, run.output.effects(), run.output.events());
  }

  /**
   * A session that is too large to keep is a fault. {@code on error} may make it smaller; otherwise
   * it fails, and what fills it is dropped.
   */
  private static void bound(Run run) {
    if (run.over() == null && tooLarge(run)) {
      run.fault(FlowFault.SESSION_SIZE, sentence(run.limits));
    }
    if (run.over() != null) {
      run.frames.popTo(0);
    }
    if (run.over() != null || run.troubled()) {
      dropIfTooLarge(run);
    }
  }

  private static void dropIfTooLarge(Run run) {
    if (tooLarge(run)) {
      run.frames.clear();
      run.scope().clear();
      if (!(run.over() instanceof State.Failed)) {
        run.fail(new Fault(FlowFault.SESSION_SIZE, sentence(run.limits), run.step()));
      }
    }
  }

  private static boolean tooLarge(Run run) {
    return SessionSize.exceeds(run, run.limits.sessionSize());
  }

  private static String sentence(Limits limits) {
    return "the session's values grew beyond " + limits.sessionSize() + " bytes";
  }

  private static Session session(Run run) {
    Session before = run.before();
    State over = run.over();
    return new Session(
        before.id(),
        before.bot(),
        run.bot().release(),
        before.turn() + 1,
        run.entries,
        over == null ? new State.Waiting(run.waiting()) : over,
        run.frames.stored(),
        run.scope().sessionVariables(),
        run.scope().trigger(),
        over == null ? Optional.ofNullable(run.expires) : silence(run),
        run.troubled());
  }

  /** Until when messages after the end are met with silence. */
  private static Optional<Instant> silence(Run run) {
    long millis = run.flow().settings().afterEnd().silent();
    return millis == 0
        ? Optional.empty()
        : Optional.of(run.world.now().instant().plusMillis(millis));
  }

  private static void timer(Run run, Session after) {
    Session before = run.before();
    Optional<Instant> due = after.wakeAt();
    Optional<Instant> was = before.turn() > 0 ? before.wakeAt() : Optional.empty();
    if (due.isPresent()) {
      if (after.entries() != before.entries() || !due.equals(was)) {
        run.effect(id -> new Effect.SetTimer(id, due.get(), run.token()));
      }
    } else if (was.isPresent()) {
      run.effect(id -> new Effect.ClearTimer(id));
    }
  }
}
