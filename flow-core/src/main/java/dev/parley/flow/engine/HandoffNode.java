package dev.parley.flow.engine;

import dev.parley.flow.script.TextProgram;
import dev.parley.flow.session.Wait;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands the conversation to a person and waits until they give it back.
 *
 * @param queue the team
 * @param note what the person should know
 * @param next the node that the handback leads to
 */
record HandoffNode(String id, TextProgram queue, @Nullable TextProgram note, int next)
    implements Stop {
  @Override
  public int run(Run run) {
    run.enter(new Wait.Handback(id, run.world.now().instant()));
    String team = queue.render(run).strip();
    Optional<String> words =
        note == null
            ? Optional.empty()
            : Optional.of(note.render(run).strip()).filter(text -> !text.isEmpty());
    run.effect(effect -> new Effect.Handoff(effect, run.token(), team, words));
    return WAITING;
  }

  /** The person gave it back: the expiry, which stood still, runs again. */
  int handedBack(Run run, Wait.Handback wait) {
    run.outcome = Outcome.RESUMED;
    run.event(new Event.HandedBack(id));
    if (run.expires != null) {
      run.expires = run.expires.plus(Duration.between(wait.since(), run.world.now().instant()));
    }
    return next;
  }

  @Override
  public boolean replaces(Stop former) {
    return former instanceof HandoffNode;
  }
}
