package dev.parley.flow.model;

import java.util.List;
import java.util.Optional;

/**
 * A folder of flows published together, with what they share.
 *
 * @param id the bot's name, an identifier; the folder's name where no {@code bot.flow} names it
 * @param settings language, time zone and country for all flows
 * @param handlers keywords and faults that every flow of the bot answers to
 * @param tests tests of the bot as a whole
 * @param flows the flows, ordered by id
 */
public record Bot(
    String id,
    BotSettings settings,
    List<Handler> handlers,
    List<TestCase> tests,
    List<Flow> flows) {
  public Bot {
    handlers = List.copyOf(handlers);
    tests = List.copyOf(tests);
    flows = List.copyOf(flows);
  }

  /** The flow with this id. */
  public Optional<Flow> flow(String flowId) {
    return flows.stream().filter(f -> f.id().equals(flowId)).findFirst();
  }
}
