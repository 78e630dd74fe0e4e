package dev.parley.runtime.conversation.desk;

import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.StoreBusy;
import dev.parley.runtime.store.Work;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Lets the bot answer again where people have said nothing for long. */
public final class Returns {
  private static final Logger LOG = System.getLogger(Returns.class.getName());
  private static final Duration LOOK = Duration.ofSeconds(30);
  private static final int MOST = 200;

  private final Footing on;
  private final Work<Due, Boolean> giveBack;
  private volatile boolean stopped;

  public Returns(Footing on, Desks desks) {
    this.on = on;
    this.giveBack =
        (tx, all) -> {
          all.forEach(d -> desks.giveBackDue(tx, new AccountId(d.account()), d.conversation()));
          return all.stream().map(d -> true).toList();
        };
  }

  private record Due(String account, String conversation) {}

  /** Looks now and then. */
  public void start() {
    if (!stopped) {
      on.time().at(on.time().now().plus(LOOK), this::look);
    }
  }

  /** Looks no more. */
  public void stop() {
    stopped = true;
  }

  private void look() {
    if (!stopped) {
      Thread.ofVirtual().name("parley-returns").start(this::giveBackDue);
    }
  }

  private void giveBackDue() {
    try {
      Instant now = on.time().now();
      due(now).forEach(due -> on.store().writer().submit(giveBack, due).join());
    } catch (StoreBusy | CompletionException e) {
      LOG.log(Level.WARNING, "Conversations could not be given back; trying again", e);
    } finally {
      start();
    }
  }

  private List<Due> due(Instant now) {
    return on.store()
        .read(handle ->
            handle
                .createQuery(
                    "select account, conversation from desk where returns <= :now"
                        + " order by returns limit :most")
                .bind("now", now)
                .bind("most", MOST)
                .map((row, context) -> new Due(row.getString(1), row.getString(2)))
                .list());
  }
}
