package dev.parley.runtime;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the operator says that Meta allows the number; what is not said here Meta is asked.
 *
 * @param throughput messages a second; 0 to keep no pace
 * @param customers whom the business may write to first in 24 hours; {@link Long#MAX_VALUE} for no
 *     limit
 */
public record Allowed(OptionalInt throughput, OptionalLong customers) {
  private static final int MOST = 1_000;
  private static final String ASK = "auto";

  static Allowed of(SettingSources sources) {
    return new Allowed(throughput(sources), customers(sources));
  }

  private static OptionalInt throughput(SettingSources sources) {
    String text = sources.require(Setting.PARLEY_WHATSAPP_THROUGHPUT);
    if (text.equals(ASK)) {
      return OptionalInt.empty();
    }
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > MOST) {
      throw Config.bad(
          Setting.PARLEY_WHATSAPP_THROUGHPUT, "is auto or a number from 0 to " + MOST, text);
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  private static OptionalLong customers(SettingSources sources) {
    String text = sources.require(Setting.PARLEY_WHATSAPP_MESSAGING_LIMIT);
    if (text.equals(ASK)) {
      return OptionalLong.empty();
    }
    if (text.equals("unlimited")) {
      return OptionalLong.of(Long.MAX_VALUE);
    }
    if (!text.matches("\\d{1,9}")) {
      throw Config.bad(
          Setting.PARLEY_WHATSAPP_MESSAGING_LIMIT, "is auto, unlimited or a number", text);
    }
    return OptionalLong.of(Long.parseLong(text));
  }
}
