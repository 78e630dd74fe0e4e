package dev.parley.examples;

import dev.parley.dsl.Bots;
import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Flows;
import dev.parley.flow.engine.Limits;
import dev.parley.flow.engine.Now;
import java.time.Instant;
import java.util.Map;

/** The tea shop of the README, for the programs that embed the engine. */
public final class Shops {
  public static final Now NOW = new Now(Instant.parse("2026-01-05T10:00:00Z"), 1);

  private static final String TEA =
      """
      flow tea {
        title: "Tea shop"
      }

      trigger keyword "tea"

      step start {
        ask cups: int "How many cups?" {
          check cups <= 9 else "TOO MANY"
        }
        say "${cups} coming up!"
        end
      }
      """;

  private Shops() {}

  /** The shop as it is. */
  public static Engine tea() {
    return tea("Nine at most.");
  }

  /** The shop with another sentence for those who want too much. */
  public static Engine tea(String tooMany) {
    var bot =
        Bots.of("shop", Map.of("tea.flow", TEA.replace("TOO MANY", tooMany))).bot().orElseThrow();
    return new Engine(Flows.of(CompiledBot.compile(bot, "1")), Limits.defaults());
  }
}
