package dev.parley.runtime.contact;

import java.time.Instant;
import java.util.List;

/**
 * What a business writes down about its contacts.
 *
 * @param name as flows name it: {@code contact.city} is {@code city}
 * @param title as people name it
 * @param words of a choice; empty for other kinds
 * @param version goes up with every change
 */
public record ContactField(
    String id,
    String name,
    String title,
    FieldKind kind,
    List<String> words,
    long version,
    Instant created) {
  public ContactField {
    words = List.copyOf(words);
  }
}
