package dev.parley.runtime.contact.query;

import java.util.List;

/**
 * Something that contacts are asked about.
 *
 * @param name as it is written in queries
 * @param says as it is said in sentences
 * @param words of a choice; empty for other kinds
 */
public record Attribute(String name, String says, Kind kind, Place place, List<String> words) {
  public Attribute {
    words = List.copyOf(words);
  }

  /** Where its values lie. */
  public sealed interface Place {
    /** Among the values that are written down to be searched for. */
    record Shelf(String name) implements Place {}

    /** In the contact's own row. */
    record Column(Stored column) implements Place {}
  }

  /** A column of the contact's own row. */
  public enum Stored {
    /** When they came. */
    CREATED,
    /** When they last wrote. */
    SEEN,
    /** Whether the business wants to hear no more of them. */
    BLOCKED
  }
}
