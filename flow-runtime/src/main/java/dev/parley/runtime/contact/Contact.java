package dev.parley.runtime.contact;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person who talks with an account.
 *
 * @param number by which the search knows them
 * @param name what they call themselves; empty if unknown
 * @param phone where to send to, as WhatsApp writes it; absent for people who hide their number
 * @param bsuid where to send to otherwise
 * @param seen when they last wrote, to the hour
 * @param fields what flows and people have written down about them
 */
public record Contact(
    String id,
    String account,
    long number,
    String name,
    Optional<String> phone,
    Optional<String> bsuid,
    Optional<Instant> seen,
    Map<String, @Nullable Object> fields) {
  public Contact {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * Somebody of whom nothing but a phone number is known, and whom the search does not know yet.
   */
  static Contact known(String account, String id, String phone) {
    return new Contact(
        id, account, 0, "", Optional.of(phone), Optional.empty(), Optional.empty(), Map.of());
  }

  /** What flows read as {@code contact}. */
  public Map<String, @Nullable Object> facts() {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("name", name.isEmpty() ? null : name);
    facts.put("phone", phone.orElse(null));
    facts.put("lang", null);
    facts.put("labels", List.of());
    facts.put("groups", List.of());
    facts.putAll(fields);
    return facts;
  }

  /** How the business calls them, else how they call themselves; empty if unknown. */
  String shownName() {
    Object given = fields.get("name");
    return given == null ? name : given.toString();
  }

  /** The same person with a field set, or unset by null. */
  public Contact with(String field, @Nullable Object value) {
    Map<String, @Nullable Object> change = new LinkedHashMap<>();
    change.put(field, value);
    return with(change);
  }

  /** The same person with some fields set, or unset by null. */
  Contact with(Map<String, @Nullable Object> change) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(fields);
    change.forEach((field, value) -> {
      if (value == null) {
        changed.remove(field);
      } else {
        changed.put(field, value);
      }
    });
    return knowing(changed);
  }

  /** The same person, who wrote at this moment. */
  Contact seenAt(Instant moment) {
    return new Contact(id, account, number, name, phone, bsuid, Optional.of(moment), fields);
  }

  /** The same person with this number. */
  Contact numbered(long given) {
    return new Contact(id, account, given, name, phone, bsuid, seen, fields);
  }

  /** The same person, of whom this is known. */
  Contact knowing(Map<String, @Nullable Object> known) {
    return new Contact(id, account, number, name, phone, bsuid, seen, known);
  }
}
