package dev.parley.flow.engine;

import dev.parley.flow.script.Program;
import dev.parley.flow.script.TextProgram;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question for a value.
 *
 * @param plan what all waits have in common
 * @param text the question
 * @param answers reads an answer to the asked type
 * @param parse makes the value from the candidate
 * @param checks conditions in order
 * @param complaints what each failed check says
 * @param hint what an answer of another type gets; a built-in sentence where absent
 * @param skip folded words that leave the variable unset
 * @param form the button that opens the form it asks for; null for other types
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and walked at every action
record AskNode(
    WaitPlan plan,
    PromptText text,
    Answers answers,
    @Nullable Program parse,
    Program[] checks,
    TextProgram[] complaints,
    @Nullable TextProgram hint,
    Set<String> skip,
    @Nullable FormButton form)
    implements WaitNode {
  private static final int DEFAULT_RETRIES = 3;

  @Override
  public void prompt(Run run) {
    run.send(form == null ? text.message(run) : form.message(run, text));
  }

  @Override
  public int answer(Run run, Incoming message) {
    if (message instanceof Incoming.Text(String words) && skip.contains(Keywords.fold(words))) {
      return accepted(run, null, plan.next());
    }
    Optional<Object> candidate = answers.read(message, run);
    if (candidate.isEmpty()) {
      return complain(run, hint == null ? answers.complaint(run.lang()) : hint.render(run));
    }
    return check(run, candidate.get());
  }

  /** The asked name is the candidate while it is parsed and checked; a rejected one is undone. */
  private int check(Run run, Object candidate) {
    @Nullable Object before = run.frames.values[plan.slot()];
    boolean taken = false;
    run.frames.values[plan.slot()] = candidate;
    try {
      if (parse != null) {
        run.frames.values[plan.slot()] = parse.eval(run);
      }
      for (int i = 0; i < checks.length; i++) {
        if (!checks[i].test(run)) {
          String complaint = complaints[i].render(run);
          run.frames.values[plan.slot()] = before;
          return complain(run, complaint);
        }
      }
      taken = true;
      return accepted(run, run.frames.values[plan.slot()], plan.next());
    } finally {
      if (!taken) {
        run.frames.values[plan.slot()] = before;
      }
    }
  }

  private int complain(Run run, String complaint) {
    if (failed(run, plan.retries() == 0 ? DEFAULT_RETRIES : plan.retries())) {
      return outOfRetries();
    }
    run.send(PromptText.plain(complaint, run));
    return WAITING;
  }

  /** Whether a message of this kind can be an answer: then it is no interruption. */
  boolean wants(Incoming message) {
    return answers.wants(message);
  }

  @Override
  public boolean replaces(Stop former) {
    return former instanceof AskNode that && answers.replaces(that.answers);
  }
}
