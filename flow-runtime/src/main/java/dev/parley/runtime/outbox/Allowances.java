package dev.parley.runtime.outbox;

import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.StoreBusy;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.whatsapp.AccountChange;
import dev.parley.runtime.whatsapp.MediaAnswer;
import dev.parley.runtime.whatsapp.NumberFacts;
import dev.parley.runtime.whatsapp.WebhookEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What Meta allows numbers and their business. It is asked when the server starts, once a day, and
 * when it says that a number has become faster; of limits it tells by itself.
 */
public final class Allowances {
  private static final Logger LOG = System.getLogger(Allowances.class.getName());
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofMinutes(10);
  private static final String FASTER = "THROUGHPUT_UPGRADE";

  private final Footing on;
  private final NumberWatch numbers;
  private final Work<Learned, Boolean> learn;
  private volatile Asked asked = new Asked(List::of, channel -> Optional.empty(), false);
  private volatile boolean stopped;

  Allowances(Footing on, NumberWatch numbers) {
    this.on = on;
    this.numbers = numbers;
    this.learn =
        (tx, all) -> {
          all.forEach(l -> numbers.beginnings().learn(tx, l.account(), l.customers()));
          return all.stream().map(l -> true).toList();
        };
  }

  private record Learned(String account, long customers) {}

  /** A number of an account. */
  public record Whose(String account, String channel) {}

  /**
   * What is asked, and where.
   *
   * @param numbers those there are at this moment
   * @param meta answers by the channel's id; empty where nothing proves that we may ask
   * @param paceToo whether the pace is Meta's to say, and not the operator's
   */
  public record Asked(
      Supplier<List<Whose>> numbers,
      Function<String, Optional<MediaAnswer<NumberFacts>>> meta,
      boolean paceToo) {}

  /** Asks now and from then on. */
  public void start(Asked what) {
    asked = what;
    what.numbers().get().forEach(this::askAside);
  }

  /** Asks about a number that is new. */
  public void ask(String account, String channel) {
    askAside(new Whose(account, channel));
  }

  /** Asks no more. */
  public void stop() {
    stopped = true;
  }

  /** An account's webhook tells of its limits, or of a number that has become faster. */
  public void hear(Tx tx, String account, WebhookEvent.AccountEvent event) {
    Optional<AccountChange.Allowance> limit =
        switch (event.change()) {
          case AccountChange.Capability capability -> capability.customers();
          case AccountChange.NumberQuality quality -> quality.limit();
          default -> Optional.empty();
        };
    limit.ifPresent(l -> numbers.beginnings().learn(tx, account, l.customers()));
    if (event.event().filter(FASTER::equals).isPresent()) {
      tx.afterCommit(() ->
          asked.numbers().get().stream()
              .filter(number -> number.account().equals(account))
              .forEach(this::askAside));
    }
  }

  private void askAside(Whose number) {
    Thread.ofVirtual().name("parley-allowance").start(() -> ask(number));
  }

  private void ask(Whose number) {
    if (stopped) {
      return;
    }
    try {
      Optional<MediaAnswer<NumberFacts>> answer = asked.meta().apply(number.channel());
      boolean known =
          answer.isPresent()
              && answer.get() instanceof MediaAnswer.Done<NumberFacts> done
              && take(number, done.value());
      on.time().at(on.time().now().plus(known ? DAY : SOON), () -> askAside(number));
    } catch (CompletionException | StoreBusy e) {
      LOG.log(Level.WARNING, "What Meta allows a number could not be written down", e);
    }
  }

  private boolean take(Whose number, NumberFacts facts) {
    if (asked.paceToo()) {
      facts.throughput().ifPresent(most -> numbers.allow(number, most));
    }
    facts
        .customers()
        .ifPresent(
            most -> on.store().writer().submit(learn, new Learned(number.account(), most)).join());
    LOG.log(
        Level.DEBUG,
        "{0} may send {1} messages a second",
        number.channel(),
        facts.throughput().map(String::valueOf).orElse("?"));
    return true;
  }
}
