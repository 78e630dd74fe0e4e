package dev.parley.runtime.emulator;

import java.time.Duration;

/**
 * Which of Meta's rules hold.
 *
 * @param window free messages outside the 24 hours fail with 131047
 * @param pairRate more than 45 messages at once, or one in six seconds, to one person are refused
 * @param throughput messages a second, in both directions; 0 for no limit
 * @param templates templates must be defined and approved, and sends must fit their definition
 * @param links media links must lead to something that can be fetched
 * @param review how long the review of a template takes; negative if nobody ever reviews
 * @param seed makes the chances of troubles repeatable
 * @param customers how many customers may be written to first in 24 hours; 0 for no limit
 */
public record Rules(
    boolean window,
    boolean pairRate,
    int throughput,
    boolean templates,
    boolean links,
    Duration review,
    long seed,
    int customers) {
  private static final int USUAL_THROUGHPUT = 80;

  /** As strict as Meta. */
  public static Rules strict() {
    return new Rules(true, true, USUAL_THROUGHPUT, true, false, Duration.ofSeconds(2), 1, 0);
  }

  /** For trying a bot: templates that nobody has defined here are taken as they come. */
  public static Rules lenient() {
    return new Rules(true, true, USUAL_THROUGHPUT, false, false, Duration.ofSeconds(2), 1, 0);
  }

  /** The same with or without the 24-hour window. */
  public Rules withWindow(boolean on) {
    return new Rules(on, pairRate, throughput, templates, links, review, seed, customers);
  }

  /** The same with or without the limit for one person. */
  public Rules withPairRate(boolean on) {
    return new Rules(window, on, throughput, templates, links, review, seed, customers);
  }

  /** The same with so many messages a second; 0 for no limit. */
  public Rules withThroughput(int perSecond) {
    return new Rules(window, pairRate, perSecond, templates, links, review, seed, customers);
  }

  /** The same with templates that must be defined, or need not. */
  public Rules withTemplates(boolean strict) {
    return new Rules(window, pairRate, throughput, strict, links, review, seed, customers);
  }

  /** The same with links that must lead somewhere, or need not. */
  public Rules withLinks(boolean strict) {
    return new Rules(window, pairRate, throughput, templates, strict, review, seed, customers);
  }

  /** The same with a review that takes this long; negative for never. */
  public Rules withReview(Duration time) {
    return new Rules(window, pairRate, throughput, templates, links, time, seed, customers);
  }

  /** The same with other dice. */
  public Rules withSeed(long other) {
    return new Rules(window, pairRate, throughput, templates, links, review, other, customers);
  }

  /** The same with so many customers who may be written to first; 0 for no limit. */
  public Rules withCustomers(int most) {
    return new Rules(window, pairRate, throughput, templates, links, review, seed, most);
  }
}
