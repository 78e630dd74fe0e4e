package dev.parley.flow.engine;

import dev.parley.flow.model.Stale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's message does to a waiting session, in this order: a tap on an earlier question,
 * an option of the current choice, a keyword, an answer.
 */
final class Replies {
  private Replies() {}

  static Turn take(Run run, Incoming message, Now now) {
    run.expires = now.instant().plusMillis(run.flow().settings().expires());
    run.attempt(r -> next(r, message));
    return run.end();
  }

  private static int next(Run run, Incoming message) {
    WaitNode wait = run.currentWait();
    if (message instanceof Incoming.Tap tap) {
      Optional<Taps> own = Taps.decode(tap.id());
      if (own.isPresent()) {
        return tapped(run, wait, own.get());
      }
    }
    if (message instanceof Incoming.Other) {
      return wait.answer(run, message);
    }
    if (wait instanceof ChooseNode choose) {
      ChooseNode.Item item = choose.exactly(run, message.text());
      if (item != null) {
        return choose.take(run, item);
      }
    }
    int handler = run.flow().keyword(Keywords.fold(message.text()));
    return handler < 0 ? wait.answer(run, message) : interrupted(run, message, handler);
  }

  private static int interrupted(Run run, Incoming message, int handler) {
    run.outcome = Outcome.INTERRUPTED;
    run.event(new Event.Interrupted(Keywords.fold(message.text())));
    return handler;
  }

  private static int tapped(Run run, WaitNode wait, Taps tap) {
    if (tap.token().equals(run.token()) && wait instanceof ChooseNode choose) {
      ChooseNode.Item item = choose.item(tap.option());
      if (item != null) {
        return choose.take(run, item);
      }
    }
    return stale(run, wait, tap);
  }

  /** The earlier question's own policy applies if it still exists, else the flow's. */
  private static int stale(Run run, WaitNode wait, Taps tap) {
    run.outcome = Outcome.STALE;
    run.event(new Event.StaleInput(tap.token()));
    ChooseNode earlier = earlier(run, tap);
    Stale policy = earlier == null ? run.flow().settings().stale() : earlier.stale();
    return switch (policy) {
      case IGNORE -> Node.WAITING;
      case REPROMPT -> reprompt(run, wait);
      case ACCEPT -> accept(run, wait, earlier, tap);
    };
  }

  private static int reprompt(Run run, WaitNode wait) {
    wait.prompt(run);
    return Node.WAITING;
  }

  private static int accept(Run run, WaitNode wait, @Nullable ChooseNode earlier, Taps tap) {
    ChooseNode.Item item = earlier == null ? null : earlier.item(tap.option());
    if (earlier == null || item == null || !item.explicit()) {
      return reprompt(run, wait);
    }
    run.store(earlier.plan().variable(), earlier.plan().slot(), item.id());
    return item.target();
  }

  private static @Nullable ChooseNode earlier(Run run, Taps tap) {
    boolean sameFlow = tap.flow().equals(run.flow().id());
    return sameFlow && run.flow().waits().get(tap.waitId()) instanceof ChooseNode choose
        ? choose
        : null;
  }
}
