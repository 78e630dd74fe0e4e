package dev.parley.runtime.campaign;

import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.StoreBusy;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.Wake;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs campaigns. Any number of servers may: each step takes the campaign's row and looks at how it
 * stands, so that what one has done the next goes on with.
 */
public final class Runner {
  private static final Logger LOG = System.getLogger(Runner.class.getName());
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration FULL = Duration.ofMillis(100);
  private static final int CAMPAIGNS = 100;

  private final Footing on;
  private final Planning planning;
  private final Pacing pacing;
  private final Wake wake;
  private final ReentrantLock round = new ReentrantLock();
  private final Work<CampaignTable.Key, Boolean> handing;
  private volatile boolean stopped;

  Runner(Footing on, Planning planning, Pacing pacing) {
    this.on = on;
    this.planning = planning;
    this.pacing = pacing;
    this.wake = new Wake(on.time(), this::look);
    this.handing = (tx, keys) -> keys.stream().map(key -> go(tx, key)).toList();
  }

  /** Goes on with whatever campaigns run, and begins those whose time has come. */
  public void start() {
    soon();
  }

  /** Begins nothing any more. */
  public void stop() {
    stopped = true;
    // A round under way ends within a step.
    round.lock();
    try {
      wake.stop();
    } finally {
      round.unlock();
    }
  }

  /** Something has changed. */
  void soon() {
    wake.at(on.time().now());
  }

  private void look() {
    if (!round.tryLock()) {
      return;
    }
    Duration pause = IDLE;
    try {
      pause = round();
    } catch (StoreBusy e) {
      LOG.log(Level.WARNING, "Campaigns could not be looked for; trying again", e);
    } finally {
      round.unlock();
      if (!stopped) {
        wake.at(on.time().now().plus(pause));
      }
    }
  }

  /** Does a step of each campaign; how long to wait before the next. */
  private Duration round() {
    Instant now = on.time().now();
    List<CampaignTable.Key> due =
        on.store().read(handle -> CampaignTable.due(handle, now, CAMPAIGNS));
    boolean moved = false;
    for (CampaignTable.Key key : due) {
      if (!stopped) {
        moved |= tried(key);
      }
    }
    return moved ? Duration.ZERO : due.isEmpty() ? IDLE : FULL;
  }

  /** One that cannot go on must not keep the others from it. */
  private boolean tried(CampaignTable.Key key) {
    try {
      return step(key);
    } catch (StoreBusy | CompletionException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "The campaign " + key.id() + " could not go on; trying again", e);
      return false;
    }
  }

  private boolean step(CampaignTable.Key key) {
    Optional<Campaign> campaign =
        on.store().read(key.account(), estate -> CampaignTable.byId(estate, key.id()));
    if (campaign.filter(c -> c.state() instanceof CampaignState.Running).isPresent()
        && !campaign.get().progress().planned()) {
      return plan(campaign.get());
    }
    return on.store().writer().submit(handing, key).join();
  }

  /** A campaign whose audience cannot be found any more stops and says so. */
  private boolean plan(Campaign campaign) {
    try {
      planning.next(campaign);
    } catch (Problem problem) {
      Work<Campaign, Boolean> stopping =
          (tx, all) -> {
            all.forEach(c -> stop(tx, c, String.valueOf(problem.getMessage())));
            return all.stream().map(c -> true).toList();
          };
      on.store().writer().submit(stopping, campaign).join();
    }
    return true;
  }

  private void stop(Tx tx, Campaign campaign, String why) {
    CampaignTable.turn(
        tx.of(campaign.account()), campaign.id(), new CampaignState.Stopped(why), on.time().now());
  }

  /** A step of a campaign whose row nobody else has now; whether anything was done. */
  private boolean go(Tx tx, CampaignTable.Key key) {
    Estate estate = tx.of(key.account());
    Instant now = on.time().now();
    Optional<Campaign> locked = CampaignTable.lock(estate, key.id());
    if (locked.isEmpty()) {
      return false;
    }
    Campaign campaign = locked.get();
    if (campaign.state() instanceof CampaignState.Scheduled(Instant at) && !at.isAfter(now)) {
      CampaignTable.begin(estate, campaign.id(), now);
      return true;
    }
    boolean runs = campaign.state() instanceof CampaignState.Running;
    return runs && campaign.progress().planned() && pacing.step(tx, campaign);
  }
}
