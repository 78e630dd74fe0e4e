package dev.parley.flow.engine;

import dev.parley.flow.script.Program;

/** One compiled action: does its part of a turn and says which node is next. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and walked at every action
interface Node {
  /** The turn stops here and waits for an input. */
  int WAITING = -1;

  /** The session is over. */
  int OVER = -2;

  /** Does this action; the index of the next node, {@link #WAITING} or {@link #OVER}. */
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
      return entries[step];
    }
  }

  /** Ends the flow with its results. */
  record Finish(String[] names, Program[] values) implements Node {
    @Override
    public int run(Run run) {
      java.util.Map<String, @org.jspecify.annotations.Nullable Object> results =
          new java.util.LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        results.put(names[i], values[i].eval(run));
      }
      return run.finish(results);
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

  /** Returns to the question that was interrupted, prompting again. */
  record Reprompt() implements Node {
    @Override
    public int run(Run run) {
      run.currentWait().prompt(run);
      return WAITING;
    }
  }
}
