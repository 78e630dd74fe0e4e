package dev.parley.flow.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of a flow, or of the bot's own handlers, in another language: what stands in {@code
 * translations/<flow>.<lang>.json}. JSON: {@code {"format":1,"texts":{key:{"source":…,"text":…}}}}.
 *
 * @param flow the flow's id; empty for the bot's own handlers
 * @param lang the language, such as {@code hi} or {@code pt_BR}
 * @param texts by the keys of {@link Phrases}, in the order of the file
 */
public record Translation(String flow, String lang, Map<String, Text> texts) {
  /** The folder that translations stand in. */
  public static final String FOLDER = "translations";

  /** What stands for a flow's id in the name of the file of the bot's own texts. */
  public static final String OF_BOT = "bot";

  public Translation {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  /**
   * A translated text.
   *
   * @param source the original that it was made from; if that has changed, it is stale
   * @param text what is said instead; blank while nobody has translated it
   * @param was what was said before the original changed, for whoever translates it again
   */
  public record Text(String source, String text, Optional<String> was) {
    /** A translation with nothing before it. */
    public Text(String source, String text) {
      this(source, text, Optional.empty());
    }
  }

  /** The name of its file in the bot's folder. */
  public String file() {
    return FOLDER + "/" + (flow.isEmpty() ? OF_BOT : flow) + "." + lang + ".json";
  }
}
