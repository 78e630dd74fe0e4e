package dev.parley.flow.script.graal;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.Meter;
import java.util.List;

/** A world whose random numbers are known beforehand; each is taken away when it is drawn. */
record Dice(Env env, List<Double> numbers) implements Env {
  @Override
  public Object slot(int slot) {
    return env.slot(slot);
  }

  @Override
  public Meter meter() {
    return env.meter();
  }

  @Override
  public long nowMillis() {
    return env.nowMillis();
  }

  @Override
  public double random() {
    return numbers.removeFirst();
  }

  @Override
  public String zone() {
    return env.zone();
  }

  @Override
  public String lang() {
    return env.lang();
  }
}
