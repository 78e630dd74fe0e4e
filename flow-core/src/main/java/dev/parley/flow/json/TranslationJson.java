package dev.parley.flow.json;

import dev.parley.flow.model.Translation;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A flow's texts in another language as a file of {@code translations/} has them. Whose texts they
 * are is said by the file's name, not in it. The contract is {@code
 * schemas/translation.schema.json}.
 */
public final class TranslationJson {
  private TranslationJson() {}

  /**
   * Reads a translation.
   *
   * @param flow the flow's id; empty for the bot's own texts
   * @param lang the language
   */
  public static FlowJson.Read<Translation> read(String flow, String lang, String text) {
    return FlowJson.then(
        FlowDocument.TRANSLATION.read(text),
        root -> new FlowJson.Read.Good<>(new Translation(flow, lang, texts(root.path("texts")))));
  }

  /** Writes a translation: the same one gives the same text. */
  public static String write(Translation translation) {
    Map<String, Object> texts = new LinkedHashMap<>();
    translation
        .texts()
        .forEach((key, text) ->
            texts.put(
                key,
                new Entries()
                    .put("source", text.source())
                    .put("text", text.text())
                    .put("was", text.was())
                    .map()));
    return PrettyJson.print(new Entries().put("format", FlowJson.FORMAT).put("texts", texts).map());
  }

  private static Map<String, Translation.Text> texts(JsonNode in) {
    Map<String, Translation.Text> texts = new LinkedHashMap<>();
    in.properties()
        .forEach(entry ->
            texts.put(
                entry.getKey(),
                new Translation.Text(
                    Nodes.text(entry.getValue(), "source"),
                    Nodes.text(entry.getValue(), "text"),
                    Nodes.optional(entry.getValue(), "was"))));
    return texts;
  }
}
