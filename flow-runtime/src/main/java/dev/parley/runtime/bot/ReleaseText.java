package dev.parley.runtime.bot;

import dev.parley.flow.json.FlowJson;
import dev.parley.flow.json.TemplatesJson;
import dev.parley.flow.json.TranslationJson;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Translation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A release's content as it is stored: the JSON forms of the bot and its flows, its scripts,
 * templates and translations.
 */
public final class ReleaseText {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ReleaseText() {}

  /** A bot as one text. */
  public static String write(Bot bot) {
    String flows = bot.flows().stream().map(FlowJson::write).collect(Collectors.joining(","));
    String scripts =
        bot.scripts().isEmpty() ? "" : ",\"scripts\":" + MAPPER.writeValueAsString(bot.scripts());
    String templates =
        bot.templates().map(TemplatesJson::write).map(json -> ",\"templates\":" + json).orElse("");
    String files =
        bot.files().isEmpty() ? "" : ",\"files\":" + MAPPER.writeValueAsString(bot.files());
    return "{\"bot\":"
        + FlowJson.writeBot(bot)
        + ",\"flows\":["
        + flows
        + "]"
        + scripts
        + templates
        + files
        + translations(bot)
        + "}";
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
    List<Translation> translations = new ArrayList<>();
    tree.path("translations").forEach(in -> translations.add(translation(in)));
    Bot whole =
        bot.withFlows(flows)
            .withScripts(texts(tree.path("scripts")))
            .withTranslations(translations)
            .withFiles(texts(tree.path("files")));
    return tree.has("templates")
        ? whole.withTemplates(TemplatesJson.read(tree.get("templates").toString()).orThrow())
        : whole;
  }

  private static String translations(Bot bot) {
    return bot.translations().isEmpty()
        ? ""
        : bot.translations().stream()
            .map(ReleaseText::translation)
            .collect(Collectors.joining(",", ",\"translations\":[", "]"));
  }

  private static String translation(Translation translation) {
    return "{\"flow\":%s,\"lang\":%s,\"content\":%s}"
        .formatted(
            MAPPER.writeValueAsString(translation.flow()),
            MAPPER.writeValueAsString(translation.lang()),
            TranslationJson.write(translation));
  }

  private static Translation translation(JsonNode in) {
    return TranslationJson.read(
            in.required("flow").asString(),
            in.required("lang").asString(),
            in.required("content").toString())
        .orThrow();
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new HashMap<>();
    object.properties().forEach(text -> texts.put(text.getKey(), text.getValue().asString()));
    return texts;
  }
}
