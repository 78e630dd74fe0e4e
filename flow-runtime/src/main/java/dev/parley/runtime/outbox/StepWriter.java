package dev.parley.runtime.outbox;

import dev.parley.runtime.contact.consent.ConsentLedger;
import dev.parley.runtime.order.Tally;
import dev.parley.runtime.shard.Shards;
import dev.parley.runtime.store.Footing;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes the sender's steps down, however long it takes: a result that is not written leaves a
 * doubt behind.
 */
final class StepWriter {
  private static final Logger LOG = System.getLogger(StepWriter.class.getName());
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Footing on;
  private final Shards shards;
  private final BooleanSupplier closed;
  private final Tally unwritten = new Tally();
  private final StepWork steps;

  /**
   * A writer that has written nothing.
   *
   * @param closed whether nothing is tried again any more
   */
  StepWriter(Footing on, Shards shards, Beginnings beginnings, BooleanSupplier closed) {
    this.on = on;
    this.shards = shards;
    this.closed = closed;
    this.steps = new StepWork(shards, beginnings, new ConsentLedger(on));
  }

  /** From now on what is refused comes back in by this door, and these follow campaigns. */
  void tell(Refusals door, Outcomes followers) {
    steps.tell(door, followers);
  }

  /** Writes a step, then tells how its message stands. */
  void write(Step step, Consumer<Standing> then) {
    int part = step.parcel().map(Parcel::conversation).map(shards::part).orElse(0);
    unwritten.begin(part);
    var unused =
        on.store()
            .writer()
            .submit(steps, step)
            .whenComplete((standing, fault) -> written(step, then, standing, fault))
            .whenComplete((standing, fault) -> unwritten.end(part));
  }

  private void written(
      Step step, Consumer<Standing> then, @Nullable Standing standing, @Nullable Throwable fault) {
    if (standing != null) {
      then.accept(standing);
      return;
    }
    LOG.log(Level.WARNING, "A send could not be written down", fault);
    if (!closed.getAsBoolean()) {
      on.time().at(on.time().now().plus(RETRY), () -> write(step, then));
    }
  }

  /** Waits until all is written in some parts, so long at most; says whether it is. */
  boolean awaitNone(IntPredicate parts, Duration atMost) {
    return unwritten.awaitNone(parts, atMost);
  }
}
