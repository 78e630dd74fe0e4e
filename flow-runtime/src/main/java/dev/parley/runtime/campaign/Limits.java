package dev.parley.runtime.campaign;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How fast a campaign goes, and when it stops by itself.
 *
 * @param perSecond messages in a second at most; empty for as fast as the number may
 * @param canary how many go first; 0 for no such trial
 * @param trial how long the first few are watched
 * @param failurePercent it stops when more of its messages than this fail
 * @param objectionPercent it stops when more customers than this have opted out at WhatsApp
 * @param winning which of several templates goes to the rest after the first few
 * @param frequency how many campaign messages a contact gets
 */
record Limits(
    OptionalInt perSecond,
    int canary,
    Duration trial,
    int failurePercent,
    int objectionPercent,
    Winning winning,
    Optional<Frequency> frequency) {
  /** So few messages say nothing yet. */
  static final int SAMPLE = 20;

  /** What makes a template the best. */
  enum Winning {
    DELIVERED,
    READ,
    REPLIED,
    CLICKED;

    static List<String> words() {
      return Arrays.stream(values()).map(w -> w.name().toLowerCase(Locale.ROOT)).toList();
    }
  }

  /** So many campaign messages within so many days at most. */
  record Frequency(int messages, int days) {}

  /** Why a campaign must not go on; empty if it may. */
  Optional<String> fault(Campaign.Tally tally, long gone) {
    if (gone < Math.min(SAMPLE, canary == 0 ? SAMPLE : canary)) {
      return Optional.empty();
    }
    if (tally.failed() * 100 > gone * failurePercent) {
      return Optional.of(
          tally.failed() + " of " + gone + " messages failed: more than " + failurePercent + " %.");
    }
    if (tally.objected() * 100 > gone * objectionPercent) {
      return Optional.of(
          tally.objected()
              + " of "
              + gone
              + " customers want no advertising: more than "
              + objectionPercent
              + " %.");
    }
    return Optional.empty();
  }
}
