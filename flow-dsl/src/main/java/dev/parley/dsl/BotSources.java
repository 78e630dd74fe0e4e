package dev.parley.dsl;

import dev.parley.dsl.lower.SourceMap;
import dev.parley.dsl.problem.SourceText;
import dev.parley.dsl.syntax.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts a bot was read from, and where in them its parts stand. */
public final class BotSources {
  private static final SourceText NOWHERE = SourceText.of("", "");

  private final Map<String, SourceText> texts;
  private final Map<String, Source> flows;

  private BotSources(Map<String, SourceText> texts, Map<String, Source> flows) {
    this.texts = Map.copyOf(texts);
    this.flows = Map.copyOf(flows);
  }

  /** The text of a file, for showing problems in it. */
  public Optional<SourceText> find(String file) {
    return Optional.ofNullable(texts.get(file));
  }

  /** The names of all files that were read. */
  public List<String> files() {
    return texts.keySet().stream().sorted().toList();
  }

  /**
   * Where a part of the bot stands.
   *
   * @param flow the flow's id; empty for the bot itself
   * @param pointer the part's JSON pointer
   */
  public Location place(String flow, String pointer) {
    return place(flow, pointer, 0, 0);
  }

  /** Where a stretch of one of the bot's texts or expressions stands; both 0 for the whole. */
  public Location place(String flow, String pointer, int start, int end) {
    Source source = flows.get(flow);
    if (source == null) {
      return new Location("", NOWHERE.span(0, 0));
    }
    Range range = source.map().range(pointer, start, end);
    return new Location(source.text().file(), source.text().span(range.start(), range.end()));
  }

  /** A file and what its parts are. */
  record Source(SourceText text, SourceMap map) {}

  /** Collects the files of a bot. */
  static final class Builder {
    private final Map<String, SourceText> texts = new LinkedHashMap<>();
    private final Map<String, Source> flows = new LinkedHashMap<>();

    void text(SourceText text) {
      texts.put(text.file(), text);
    }

    /** Notes the file of a flow, the empty id being the bot's; the first file of an id counts. */
    boolean flow(String id, SourceText text, SourceMap map) {
      return flows.putIfAbsent(id, new Source(text, map)) == null;
    }

    Optional<Source> of(String id) {
      return Optional.ofNullable(flows.get(id));
    }

    List<SourceText> all() {
      return new ArrayList<>(texts.values());
    }

    BotSources build() {
      return new BotSources(texts, flows);
    }
  }
}
