package dev.parley.runtime.bot;

import dev.parley.flow.json.FlowJson;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A release's content as it is stored: the JSON forms of the bot and its flows, and its scripts.
 */
final class ReleaseText {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ReleaseText() {}

  static String write(Bot bot) {
    String flows = bot.flows().stream().map(FlowJson::write).collect(Collectors.joining(","));
    String scripts =
        bot.scripts().isEmpty() ? "" : ",\"scripts\":" + MAPPER.writeValueAsString(bot.scripts());
    return "{\"bot\":" + FlowJson.writeBot(bot) + ",\"flows\":[" + flows + "]" + scripts + "}";
  }

  /** Reads what {@link #write} wrote. */
  static Bot read(String content) {
    JsonNode tree = MAPPER.readTree(content);
    Bot bot = FlowJson.readBot(tree.get("bot").toString()).orThrow();
    List<Flow> flows = new ArrayList<>();
    tree.get("flows").forEach(flow -> flows.add(FlowJson.read(flow.toString()).orThrow()));
    Map<String, String> scripts = new HashMap<>();
    tree.path("scripts")
        .properties()
        .forEach(script -> scripts.put(script.getKey(), script.getValue().asString()));
    return bot.withFlows(flows).withScripts(scripts);
  }
}
