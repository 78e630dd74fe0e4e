package dev.parley.flow.engine;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.Meter;
import dev.parley.flow.script.NativeEvaluator;
import dev.parley.flow.script.Script;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Expressions and texts of a test's flow, evaluated over variables by name. */
final class Spoken {
  private static final NativeEvaluator EVALUATOR = NativeEvaluator.create();

  private Spoken() {}

  static @Nullable Object value(String js, Map<String, @Nullable Object> variables) {
    Seen seen = new Seen(variables);
    return EVALUATOR.compile(Script.parseWhole(js).expr(), seen.names()::indexOf).eval(seen);
  }

  static boolean holds(String js, Map<String, @Nullable Object> variables) {
    Seen seen = new Seen(variables);
    return EVALUATOR.compile(Script.parseWhole(js).expr(), seen.names()::indexOf).test(seen);
  }

  static String text(String template, Map<String, @Nullable Object> variables) {
    Seen seen = new Seen(variables);
    return EVALUATOR.compile(Script.template(template), seen.names()::indexOf).render(seen);
  }

  private record Seen(List<String> names, Map<String, @Nullable Object> variables, Meter meter)
      implements Env {
    Seen(Map<String, @Nullable Object> variables) {
      this(List.copyOf(variables.keySet()), variables, new Meter(1_000_000, 1_000_000));
    }

    @Override
    public @Nullable Object slot(int slot) {
      return variables.get(names.get(slot));
    }

    @Override
    public long nowMillis() {
      return 0;
    }

    @Override
    public double random() {
      return 0;
    }

    @Override
    public String zone() {
      return "UTC";
    }

    @Override
    public String lang() {
      return "en";
    }
  }
}
