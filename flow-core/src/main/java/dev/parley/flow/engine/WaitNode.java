package dev.parley.flow.engine;

import dev.parley.flow.session.Wait;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A question: the turn ends here, and an answer begins the next. */
sealed interface WaitNode extends Stop permits AskNode, ChooseNode {
  /** What all waits have in common. */
  WaitPlan plan();

  @Override
  default String id() {
    return plan().id();
  }

  /** Sends the question. */
  void prompt(Run run);

  /** Reads an answer that no keyword took. */
  int answer(Run run, Incoming message);

  @Override
  default int run(Run run) {
    run.enter(new Wait.Reply(id(), 0, timeout(run), Optional.empty()));
    prompt(run);
    return WAITING;
  }

  private Optional<Instant> timeout(Run run) {
    return plan().timeout() == 0
        ? Optional.empty()
        : Optional.of(run.world.now().instant().plusMillis(plan().timeout()));
  }

  /** Counts a failed answer; true if it was the last one allowed. */
  default boolean failed(Run run, int allowed) {
    Wait.Reply wait = run.reply();
    int failures = wait.failures() + 1;
    run.waitsOn(wait.withFailures(failures));
    run.outcome = Outcome.NOT_ACCEPTED;
    run.event(new Event.AnswerFailed(wait.id(), failures));
    return failures >= allowed;
  }

  /** Where the last failure leads. */
  default int outOfRetries() {
    if (plan().retryTarget() < 0) {
      throw new FlowFault(
          FlowFault.OUT_OF_RETRIES,
          "the question `" + plan().id() + "` was not answered in the attempts it allows");
    }
    return plan().retryTarget();
  }

  /** Stores the accepted answer. */
  default int accepted(Run run, @Nullable Object value, int next) {
    run.outcome = Outcome.ANSWERED;
    run.event(new Event.Answered(plan().id(), value));
    run.store(plan().variable(), plan().slot(), value);
    return next;
  }

  /** Where silence leads. */
  default int timedOut(Run run) {
    run.outcome = Outcome.TIMED_OUT;
    run.event(new Event.TimedOut(plan().id()));
    if (plan().timeoutTarget() < 0) {
      throw new FlowFault(
          FlowFault.TIMED_OUT, "nobody answered `" + plan().id() + "` within its time-out");
    }
    return plan().timeoutTarget();
  }
}
