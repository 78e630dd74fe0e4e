package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Origin;
import dev.parley.dsl.syntax.Range;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Leads from the JSON pointers of a flow's parts back to where they were written in its file. */
public final class SourceMap {
  private final Map<String, Source> sources;

  private SourceMap(Map<String, Source> sources) {
    this.sources = sources;
  }

  /** Where a part stands; the nearest part around it if it has no place of its own. */
  public Range range(String pointer) {
    return nearest(pointer).map(Source::range).orElse(Range.NONE);
  }

  /**
   * Where a stretch of a text or expression stands. Offsets count in the model's form of the text;
   * both 0 mean the whole.
   */
  public Range range(String pointer, int start, int end) {
    Source exact = sources.get(pointer);
    if (exact == null || exact.origin().isEmpty() || (start == 0 && end == 0)) {
      return range(pointer);
    }
    return exact.origin().get().range(start, end);
  }

  /** Whether a part has a place of its own. */
  public boolean has(String pointer) {
    return sources.containsKey(pointer);
  }

  /** Whether each character of a part, a text or an expression, has a place of its own. */
  boolean spells(String pointer) {
    Source source = sources.get(pointer);
    return source != null && source.origin().isPresent();
  }

  /** The pointers that have a place of their own. */
  public Set<String> pointers() {
    return sources.keySet();
  }

  private Optional<Source> nearest(String pointer) {
    String at = pointer;
    while (true) {
      Source found = sources.get(at);
      if (found != null || at.isEmpty()) {
        return Optional.ofNullable(found);
      }
      at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
    }
  }

  /**
   * Where a part stands, and for texts and expressions where each of their characters does.
   *
   * @param range the part in the file
   * @param origin from offsets in the model's text to offsets in the file
   */
  record Source(Range range, Optional<Origin> origin) {}

  /** Collects places while a tree is lowered. */
  static final class Builder {
    private final Map<String, Source> sources = new HashMap<>();

    void put(String pointer, Range range) {
      sources.put(pointer, new Source(range, Optional.empty()));
    }

    void put(String pointer, Range range, Origin origin) {
      sources.put(pointer, new Source(range, Optional.of(origin)));
    }

    SourceMap build() {
      return new SourceMap(Map.copyOf(sources));
    }
  }
}
