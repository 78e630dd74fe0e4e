package dev.parley.flow.engine;

import dev.parley.flow.script.Program;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One compiled action: does its part of a turn and says which node is next. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and walked at every action
interface Node {
  /** The turn stops here and waits for an input. */
  int WAITING = -1;

  /** The session is over. */
  int OVER = -2;

  /** Another flow is at the top now; the run knows which of its nodes is next. */
  int ELSEWHERE = -3;

  /** Does this action; the index of the flow's next node, or one of the constants. */
  int run(Run run);

  /** A step begins. */
  record Enter(String flow, String step, int next) implements Node {
    @Override
    public int run(Run run) {
      run.step = step;
      run.event(new Event.StepEntered(flow, step));
      return next;
    }
  }

  /** Sends a message that expects no answer. */
  record Speak(PromptText text, int next) implements Node {
    @Override
    public int run(Run run) {
      run.send(text.message(run));
      return next;
    }
  }

  /** Stores a value in a variable of the flow. */
  record Store(String name, int slot, Program value, int next) implements Node {
    @Override
    public int run(Run run) {
      run.store(name, slot, value.eval(run));
      return next;
    }
  }

  /** Stores a value behind a path. */
  record StorePath(Path path, Program value, int next) implements Node {
    @Override
    public int run(Run run) {
      path.store(run, value.eval(run));
      return next;
    }
  }

  /** Takes one of two ways. */
  record Branch(Program condition, int then, int otherwise) implements Node {
    @Override
    public int run(Run run) {
      return condition.test(run) ? then : otherwise;
    }
  }

  /** Goes to a step, whose entry is known when all steps are compiled. */
  record Jump(int[] entries, int step) implements Node {
    @Override
    public int run(Run run) {
      run.frames.leaveHandler();
      return entries[step];
    }
  }

  /** Ends the flow with its results: the session, or back to the caller. */
  record Finish(String[] names, Program[] values) implements Node {
    @Override
    public int run(Run run) {
      Map<String, @Nullable Object> results = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        results.put(names[i], values[i].eval(run));
      }
      return run.finish(results);
    }
  }

  /** Ends the session, whatever flows it is in: an interrupt that led nowhere else. */
  record EndSession() implements Node {
    @Override
    public int run(Run run) {
      run.frames.popTo(0);
      return run.finish(Map.of());
    }
  }

  /** Ends the session and starts another flow of the bot. */
  record SwitchFlow(String flow) implements Node {
    @Override
    public int run(Run run) {
      return run.switchTo(flow);
    }
  }

  /** Waits on at the same question without a word. */
  record Stay() implements Node {
    @Override
    public int run(Run run) {
      return WAITING;
    }
  }

  /** Returns to what was interrupted, prompting again. */
  record Return() implements Node {
    @Override
    public int run(Run run) {
      return run.interrupts.goBack(run);
    }
  }
}
