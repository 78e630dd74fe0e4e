package dev.parley.flow.engine;

import dev.parley.flow.session.Wait;

/** A node at which a turn ends and an answer begins the next. */
sealed interface WaitNode extends Node permits AskNode, ChooseNode {
  /** What all waits have in common. */
  WaitPlan plan();

  /** Sends the question. */
  void prompt(Run run);

  /** Reads an answer that no keyword took. */
  int answer(Run run, Incoming message);

  @Override
  default int run(Run run) {
    run.enter(this);
    prompt(run);
    return WAITING;
  }

  /** Counts a failed answer; true if it was the last one allowed. */
  default boolean failed(Run run, int allowed) {
    Wait wait = run.waiting();
    int failures = wait.failures() + 1;
    run.waitsOn(new Wait(wait.id(), failures, wait.timeout(), wait.offered()));
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
  default int accepted(Run run, @org.jspecify.annotations.Nullable Object value, int next) {
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
