package dev.parley.runtime.cli;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Trigger;
import java.util.List;
import java.util.stream.Collectors;

/** What to write to a bot so that it answers. */
final class Greeting {
  private static final int MOST = 4;

  private Greeting() {}

  /** A sentence such as {@code Write "pizza" or "order".} */
  static String of(Bot bot) {
    List<Trigger> triggers = bot.flows().stream().flatMap(f -> f.triggers().stream()).toList();
    String words =
        triggers.stream()
            .filter(Trigger.Keyword.class::isInstance)
            .flatMap(t -> ((Trigger.Keyword) t).words().stream())
            .distinct()
            .limit(MOST)
            .map(w -> '"' + w + '"')
            .collect(Collectors.joining(" or "));
    boolean any = triggers.stream().anyMatch(Trigger.Any.class::isInstance);
    if (any || words.isEmpty()) {
      return "Write anything.";
    }
    return "Write " + words + ".";
  }
}
