package dev.parley.flow.engine;

import dev.parley.flow.session.Wait;
import org.jspecify.annotations.Nullable;

/**
 * Handlers that come between a wait and its end: keywords and files. The flow's own go first, then
 * its callers', then the bot's. With {@code keep} the handler runs on top of what it interrupts and
 * returns to it; without, all frames above its flow are gone.
 */
final class Interrupts {
  private static final int NONE = -4;

  private @Nullable Wait interrupted;
  private int entries;

  /** A handler that was found. */
  private record Found(int frame, CompiledFlow.Handler handler) {}

  /** How a set of handlers answers: with one of them, or null. */
  private interface Ask {
    CompiledFlow.@Nullable Handler of(CompiledFlow.Handlers handlers);
  }

  /** The node of the handler of these folded words; negative if there is none. */
  int keyword(Run run, String folded) {
    Found found = find(run.frames, handlers -> handlers.keyword(folded));
    return take(run, found, new Event.Interrupted(folded));
  }

  /** The node of the handler of files; negative if there is none. */
  int media(Run run, String kind) {
    Found found = find(run.frames, CompiledFlow.Handlers::onMedia);
    return take(run, found, new Event.MediaCame(kind));
  }

  static boolean none(int node) {
    return node == NONE;
  }

  private static @Nullable Found find(Frames frames, Ask ask) {
    for (int i = frames.depth() - 1; i >= 0; i--) {
      CompiledFlow.Handler own = ask.of(frames.flowAt(i).own());
      if (own != null) {
        return new Found(i, own);
      }
    }
    CompiledFlow.Handler shared = ask.of(frames.flowAt(0).shared());
    return shared == null ? null : new Found(0, shared);
  }

  private int take(Run run, @Nullable Found found, Event told) {
    if (found == null) {
      return NONE;
    }
    run.outcome = Outcome.INTERRUPTED;
    run.event(told);
    if (found.handler().keep()) {
      putOnTop(run, found.frame());
    } else {
      run.frames.popTo(found.frame());
    }
    return run.goOn(found.handler().node());
  }

  /** A handler that comes between another one and its question takes the other's place. */
  private void putOnTop(Run run, int frame) {
    int owner = frame == run.frames.depth() - 1 ? run.frames.owner() : frame;
    String left;
    if (run.frames.atHandler()) {
      left = run.frames.pop();
      interrupted = null;
    } else {
      interrupted = run.waiting();
      left = interrupted.id();
    }
    if (run.frames.depth() >= run.limits.depth()) {
      throw FlowFault.tooDeep(run.limits);
    }
    entries = run.entries;
    run.frames.interrupt(owner, left);
  }

  /** A handler is done: what it interrupted waits on, prompting again. */
  int goBack(Run run) {
    String left = run.frames.pop();
    if (interrupted == null || run.entries != entries) {
      return run.goOn(run.flow().node(left));
    }
    run.waitsOn(interrupted);
    if (run.flow().stop(left) instanceof WaitNode question) {
      question.prompt(run);
    }
    return Node.WAITING;
  }
}
