package dev.parley.flow.script.value;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.Meter;
import dev.parley.flow.script.ScriptFault;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** One evaluation under way: the world it sees, its budget, and where in calls it stands. */
public final class Run {
  /**
   * How many parts of expressions may be under way inside each other. It stands for the stack of
   * the thread, which is not the same everywhere; this number is, so that a turn can be repeated.
   */
  private static final int MAX_DEPTH = 2_500;

  private static final @Nullable Object[] NO_LOCALS = {};

  private final Env env;
  private final Meter meter;
  private @Nullable IdentityHashMap<Object, Object> copies;
  private int depth;

  /** The parameters in sight; the first entry is the array of the function around. */
  public @Nullable Object[] locals = NO_LOCALS;

  /** Begins an evaluation. */
  public Run(Env env) {
    this.env = env;
    this.meter = env.meter();
  }

  /** The world. */
  public Env env() {
    return env;
  }

  /** The budget. */
  public Meter meter() {
    return meter;
  }

  /** A variable's value for an expression that may change it: always the same copy. */
  public @Nullable Object copied(@Nullable Object value) {
    if (copies == null) {
      copies = new IdentityHashMap<>();
    }
    return Plain.copy(this, value, copies);
  }

  /** Goes {@code levels} deeper; a fault if that is too deep. */
  public void enter(int levels) {
    depth += levels;
    if (depth > MAX_DEPTH) {
      throw new ScriptFault(FaultCode.COST_LIMIT, "The expression calls itself too deeply.");
    }
  }

  /** Comes back from where {@link #enter} went. */
  public void leave(int levels) {
    depth -= levels;
  }
}
