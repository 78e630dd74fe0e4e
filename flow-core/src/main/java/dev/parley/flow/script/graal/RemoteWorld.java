package dev.parley.flow.script.graal;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.Meter;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** The host's world as a worker knows it; the variables come with the job. */
record RemoteWorld(long nowMillis, String zone, String lang, DoubleSupplier dice, Meter meter)
    implements Env {
  private static final long BUDGET = 10_000_000;

  RemoteWorld(long nowMillis, String zone, String lang, DoubleSupplier dice) {
    this(nowMillis, zone, lang, dice, new Meter(BUDGET, BUDGET));
  }

  @Override
  public @Nullable Object slot(int slot) {
    return null;
  }

  @Override
  public double random() {
    return dice.getAsDouble();
  }
}
