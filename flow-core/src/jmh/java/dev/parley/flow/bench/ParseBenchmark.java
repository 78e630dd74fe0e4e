package dev.parley.flow.bench;

import dev.parley.flow.script.Parsed;
import dev.parley.flow.script.Script;
import dev.parley.flow.script.Template;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What reading an expression and a text costs, as the checker does for each in a bot. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParseBenchmark {
  // Not final: what is constant could be worked out ahead of the run.
  private String condition = "age >= 18 && cities.includes(city) && order.total * 1.19 < limit";
  private String text =
      "Hi ${contact.name}, ${size} pizza, ${price.toFixed(2)} EUR. Shall I order?";

  /** A condition of three comparisons and a call. */
  @Benchmark
  public Parsed condition() {
    return Script.parseWhole(condition);
  }

  /** A text with three holes. */
  @Benchmark
  public Template text() {
    return Script.template(text);
  }
}
