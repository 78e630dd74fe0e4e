package dev.parley.runtime.bot;

import dev.parley.flow.json.FlowJson;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A release's content as it is stored: the JSON forms of the bot and its flows, and its scripts.
 */
public final class ReleaseText {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ReleaseText() {}

  /** A bot as one text. */
  public static String write(Bot bot) {
    String flows = bot.flows().stream().map(FlowJson::write).collect(Collectors.joining(","));
    String scripts =
        bot.scripts().isEmpty() ? "" : ",\"scripts\":" + MAPPER.writeValueAsString(bot.scripts());
    return "{\"bot\":" + FlowJson.writeBot(bot) + ",\"flows\":[" + flows + "]" + scripts + "}";
  }

  /**
   * Reads what somebody else wrote.
   *
   * @throws UnfitBot if it is not a bot
   */
  static Bot readUntrusted(String content) {
    try {
      return read(content);
    } catch (JacksonException e) {
      throw new UnfitBot("The bot is not JSON with `bot` and `flows`.");
    } catch (IllegalArgumentException e) {
      throw new UnfitBot("The bot cannot be read: " + e.getMessage());
    }
  }

  /** Reads what {@link #write} wrote. */
  static Bot read(String content) {
    JsonNode tree = MAPPER.readTree(content);
    Bot bot = FlowJson.readBot(tree.required("bot").toString()).orThrow();
    List<Flow> flows = new ArrayList<>();
    tree.required("flows").forEach(flow -> flows.add(FlowJson.read(flow.toString()).orThrow()));
    Map<String, String> scripts = new HashMap<>();
    tree.path("scripts")
        .properties()
        .forEach(script -> scripts.put(script.getKey(), script.getValue().asString()));
    return bot.withFlows(flows).withScripts(scripts);
  }
}
