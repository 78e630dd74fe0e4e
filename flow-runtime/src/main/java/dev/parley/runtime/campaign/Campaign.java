package dev.parley.runtime.campaign;

import dev.parley.runtime.store.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A message to many.
 *
 * @param channel the number that it goes from
 * @param author the user or key that made it
 * @param version goes up with every change by people
 */
record Campaign(
    String id,
    AccountId account,
    String channel,
    String name,
    CampaignState state,
    Plan plan,
    Progress progress,
    String author,
    long version,
    Instant created) {
  /**
   * How far it has come.
   *
   * @param run how often it has begun
   * @param place how far this run's recipients are written down
   * @param planned whether all are
   * @param proven whether the first few have shown that it may go on
   * @param winner which of several templates the rest gets
   * @param claimed when messages were last written to the outbox
   */
  record Progress(
      int run,
      String place,
      boolean planned,
      Tally tally,
      boolean proven,
      OptionalInt winner,
      Optional<Instant> claimed,
      Optional<Instant> started,
      Optional<Instant> ended) {
    /** Nothing has happened yet. */
    static final Progress NONE =
        new Progress(
            0,
            "",
            false,
            new Tally(0, 0, 0),
            false,
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /**
   * What the automatic stop looks at.
   *
   * @param handed messages written to the outbox
   * @param failed those that did not arrive
   * @param objected those that Meta did not deliver because the customer wants no advertising
   */
  record Tally(long handed, long failed, long objected) {}
}
