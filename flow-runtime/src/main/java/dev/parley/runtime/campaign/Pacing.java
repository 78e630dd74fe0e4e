package dev.parley.runtime.campaign;

import dev.parley.runtime.outbox.Outbox;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How many of a campaign's messages may be written now, and whether it may go on at all. */
final class Pacing {
  /**
   * So many unsent messages in the outbox at most, or as many as the number sends in some seconds:
   * a campaign that is told to pause soon does.
   */
  private static final int AHEAD = 2_000;

  private static final int SECONDS_AHEAD = 4;

  /** So many in one transaction, for answers wait behind it. */
  private static final int HANDFUL = 250;

  private static final long SECOND = 1_000;

  private final Footing on;
  private final Handing handing;
  private final Outbox outbox;

  Pacing(Footing on, Handing handing, Outbox outbox) {
    this.on = on;
    this.handing = handing;
    this.outbox = outbox;
  }

  /** Takes a step of a campaign that runs; whether anything was done. */
  boolean step(Tx tx, Campaign campaign) {
    Estate estate = tx.of(campaign.account());
    Instant now = on.time().now();
    int ahead = RecipientTable.underWay(estate, campaign.id());
    long gone = campaign.progress().tally().handed() - ahead;
    Optional<String> fault =
        campaign.plan().limits().fault(campaign.progress().tally(), Math.max(0, gone));
    if (fault.isPresent()) {
      CampaignTable.turn(estate, campaign.id(), new CampaignState.Stopped(fault.get()), now);
      return true;
    }
    int room = Math.min(HANDFUL, ahead(campaign) - ahead);
    room = Math.min(room, trial(estate, campaign, now, ahead));
    room = Math.min(room, throttle(campaign, now));
    if (room <= 0) {
      return false;
    }
    List<RecipientTable.Next> next = RecipientTable.due(estate, campaign.id(), now, room);
    if (!next.isEmpty()) {
      handing.hand(tx, campaign, next);
      return true;
    }
    return ahead == 0
        && RecipientTable.next(estate, campaign.id()).isEmpty()
        && end(estate, campaign, now);
  }

  private static boolean end(Estate estate, Campaign campaign, Instant now) {
    CampaignState after =
        campaign
            .plan()
            .schedule()
            .next(now)
            .<CampaignState>map(CampaignState.Scheduled::new)
            .orElseGet(CampaignState.Done::new);
    CampaignTable.turn(estate, campaign.id(), after, now);
    return true;
  }

  /** How many more the trial allows: all of them when it is over. */
  private static int trial(Estate estate, Campaign campaign, Instant now, int ahead) {
    int canary = campaign.plan().limits().canary();
    if (canary == 0 || campaign.progress().proven()) {
      return HANDFUL;
    }
    long left = canary - campaign.progress().tally().handed();
    if (left > 0) {
      return (int) Math.min(left, HANDFUL);
    }
    Duration trial = campaign.plan().limits().trial();
    boolean over =
        ahead == 0
            && campaign
                .progress()
                .claimed()
                .filter(at -> !now.isBefore(at.plus(trial)))
                .isPresent();
    if (over) {
      CampaignTable.proven(estate, campaign.id(), winner(estate, campaign));
    }
    // The rest goes by what is written down now, with the next step.
    return 0;
  }

  private static OptionalInt winner(Estate estate, Campaign campaign) {
    return campaign.plan().arms().size() == 1
        ? OptionalInt.empty()
        : OptionalInt.of(
            Funnel.winner(
                Funnel.arms(estate, campaign.id(), campaign.progress().run()),
                campaign.plan().limits().winning()));
  }

  private int ahead(Campaign campaign) {
    int pace = outbox.perSecond(campaign.account().value(), campaign.channel());
    return pace == 0 ? AHEAD : Math.min(AHEAD, SECONDS_AHEAD * pace);
  }

  private static int throttle(Campaign campaign, Instant now) {
    if (campaign.plan().limits().perSecond().isEmpty()) {
      return HANDFUL;
    }
    int most = campaign.plan().limits().perSecond().getAsInt();
    long since =
        campaign
            .progress()
            .claimed()
            .map(at -> Duration.between(at, now).toMillis())
            .orElse(SECOND);
    return (int) (Math.min(Math.max(0, since), SECOND) * most / SECOND);
  }
}
