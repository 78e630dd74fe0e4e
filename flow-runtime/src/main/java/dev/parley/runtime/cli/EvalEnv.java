package dev.parley.runtime.cli;

import dev.parley.flow.engine.Limits;
import dev.parley.flow.script.Env;
import dev.parley.flow.script.Meter;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The world of an expression on the command line: this machine's clock and zone. */
final class EvalEnv implements Env {
  private final @Nullable Object[] values;
  private final Meter meter = new Meter(Limits.defaults().cost(), Limits.defaults().size());
  private final SplittableRandom random = new SplittableRandom();
  private final long now = System.currentTimeMillis();

  EvalEnv(@Nullable Object[] values) {
    this.values = values;
  }

  @Override
  public @Nullable Object slot(int slot) {
    return values[slot];
  }

  @Override
  public Meter meter() {
    return meter;
  }

  @Override
  public long nowMillis() {
    return now;
  }

  @Override
  public double random() {
    return random.nextDouble();
  }

  @Override
  public String zone() {
    return ZoneId.systemDefault().getId();
  }

  @Override
  public String lang() {
    return "en";
  }
}
