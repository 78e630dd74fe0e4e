package dev.parley.flow.script.eval;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.JsFunction;
import dev.parley.flow.script.value.Run;
import dev.parley.flow.script.value.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Arrow functions. */
final class Closures {
  private Closures() {}

  /** The parameters of the function around the one that {@code locals} belongs to. */
  static @Nullable Object[] outer(@Nullable Object[] locals) {
    return ((Outer) Objects.requireNonNull(locals[0])).locals();
  }

  /** Keeps the parameters of the function around. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Outer(@Nullable Object[] locals) {}

  /**
   * What an arrow function is made of.
   *
   * @param binders one for each parameter
   * @param rest whether the last one takes all the rest
   * @param size how many places its parameters need
   * @param levels how deep its body is nested
   * @param cost how many nodes its body has
   */
  record Code(List<Binder> binders, boolean rest, int size, int levels, int cost, int length) {}

  /** {@code parameters => body}, where it is written. */
  record Make(Code code, Node body) implements Node {
    @Override
    public Object eval(Run run) {
      return new Closure(code, body, new Outer(run.locals));
    }
  }

  /** An arrow function at work: its code and the parameters in sight where it was written. */
  record Closure(Code code, Node body, Outer outer) implements JsFunction {
    @Override
    public @Nullable Object call(Run run, @Nullable Object self, @Nullable Object... arguments) {
      run.meter().spend(code.cost);
      run.enter(code.levels);
      @Nullable Object[] before = run.locals;
      @Nullable Object[] locals = new @Nullable Object[code.size];
      locals[0] = outer;
      run.locals = locals;
      bind(run, locals, arguments);
      Object result = body.eval(run);
      run.locals = before;
      run.leave(code.levels);
      return result;
    }

    private void bind(Run run, @Nullable Object[] locals, @Nullable Object[] arguments) {
      int fixed = code.rest ? code.binders.size() - 1 : code.binders.size();
      for (int i = 0; i < fixed; i++) {
        Object value = i < arguments.length ? arguments[i] : Undefined.UNDEFINED;
        code.binders.get(i).bind(run, locals, value);
      }
      if (code.rest) {
        int from = Math.min(fixed, arguments.length);
        List<@Nullable Object> rest =
            new ArrayList<>(Arrays.asList(arguments).subList(from, arguments.length));
        code.binders.get(fixed).bind(run, locals, rest);
      }
    }

    @Override
    public String text() {
      throw new ScriptFault(
          FaultCode.NOT_COVERED, "A function as a text cannot be evaluated natively.");
    }

    @Override
    public int length() {
      return code.length;
    }

    @Override
    public int interest() {
      return code.rest ? 3 : code.binders.size();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
