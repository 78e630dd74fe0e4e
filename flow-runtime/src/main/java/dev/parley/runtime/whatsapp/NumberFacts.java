package dev.parley.runtime.whatsapp;

import java.util.Optional;

/**
 * What Meta allows a number, as far as it says so.
 *
 * @param throughput messages a second, in both directions together
 * @param customers whom its business may write to first in 24 hours; {@link Long#MAX_VALUE} for no
 *     limit
 */
public record NumberFacts(Optional<Integer> throughput, Optional<Long> customers) {
  private static final int STANDARD = 80;
  private static final int HIGH = 1_000;
  private static final int BESIDE_THE_APP = 20;

  static NumberFacts of(Fields said) {
    return new NumberFacts(
        said.flag("is_on_biz_app")
            ? Optional.of(BESIDE_THE_APP)
            : said.object("throughput").text("level").flatMap(NumberFacts::perSecond),
        said.text("whatsapp_business_manager_messaging_limit", "messaging_limit_tier")
            .flatMap(AccountReader::allowance)
            .map(AccountChange.Allowance::customers));
  }

  private static Optional<Integer> perSecond(String level) {
    return switch (level) {
      case "STANDARD" -> Optional.of(STANDARD);
      case "HIGH" -> Optional.of(HIGH);
      default -> Optional.empty();
    };
  }
}
