package dev.parley.flow.model;

import java.util.Map;

/**
 * What an author wrote around the parts of a flow or bot that has no meaning: comments, blank lines
 * and an order of his own. Tools that rewrite a file keep it, and nothing else looks at it.
 *
 * @param parts by the part's JSON pointer; {@code /end} is the end of the file
 */
public record Remarks(Map<String, Remark> parts) {
  public Remarks {
    parts = Map.copyOf(parts);
  }

  /** No remarks at all. */
  public static Remarks none() {
    return new Remarks(Map.of());
  }

  /** The remark on a part. */
  public Remark at(String pointer) {
    return parts.getOrDefault(pointer, Remark.NONE);
  }
}
