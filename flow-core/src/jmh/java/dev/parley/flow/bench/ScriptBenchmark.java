package dev.parley.flow.bench;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.Meter;
import dev.parley.flow.script.NativeEvaluator;
import dev.parley.flow.script.Parsed;
import dev.parley.flow.script.Program;
import dev.parley.flow.script.Script;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one condition costs: evaluated when compiled, alone and among others, and read from text.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@Threads(1)
public class ScriptBenchmark {
  private static final List<String> NAMES = List.of("age", "cities", "city", "total", "name");

  @Param({
    "total > 100",
    "age >= 18 && cities.includes(city)",
    "total * 0.9",
    "name.trim().length >= 2",
    "!/\\d/.test(name)",
    "cities.map(c => c.length).reduce((a, b) => a + b)"
  })
  private String expression = "";

  private final Variables variables = new Variables();
  private Program program = compile("0");
  private Program[] others = {};

  private static Program compile(String text) {
    Parsed parsed = Script.parse(text, 0);
    return NativeEvaluator.create().compile(parsed.expr(), NAMES::indexOf);
  }

  /** Compiles the expression, and a few others that a flow would have beside it. */
  @Setup
  public void compileAll() {
    program = compile(expression);
    others =
        new Program[] {
          compile("total > 100 && age < 99"),
          compile("age * 2 + total"),
          compile("city === 'Pune'"),
          compile("total % 7 === 3 || age > 30"),
          compile("name.length > 3 ? 1 : 2")
        };
  }

  /** The condition. */
  @Benchmark
  public boolean test() {
    variables.meter.refill();
    return program.test(variables);
  }

  /** The value. */
  @Benchmark
  public @Nullable Object eval() {
    variables.meter.refill();
    return program.eval(variables);
  }

  /** The condition after five others, as a flow meets it; divide by six. */
  @Benchmark
  public int amongOthers() {
    variables.meter.refill();
    int held = program.test(variables) ? 1 : 0;
    for (Program other : others) {
      held += other.test(variables) ? 1 : 0;
    }
    return held;
  }

  /** The condition read from its text. */
  @Benchmark
  public Parsed parse() {
    return Script.parse(expression, 0);
  }

  /** A session's variables in an array. */
  private static final class Variables implements Env {
    private final Meter meter = new Meter(1_000_000, 1_000_000);
    private final Object[] slots = {
      31.0, List.of("Rome", "Delhi", "Pune"), "Pune", 120.0, "Asha Rao"
    };

    @Override
    public @Nullable Object slot(int slot) {
      return slots[slot];
    }

    @Override
    public Meter meter() {
      return meter;
    }

    @Override
    public long nowMillis() {
      return 0;
    }

    @Override
    public double random() {
      return 0.5;
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
