package dev.parley.runtime.contact.query;

import dev.parley.flow.script.Nearest;
import dev.parley.runtime.contact.query.Attribute.Place;
import dev.parley.runtime.contact.query.Attribute.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an account's contacts can be asked about: what everybody has, and the account's fields. */
public final class Catalogue {
  /** What stands before the name of a field that is called like something everybody has. */
  static final String FIELD = "fields.";

  private static final List<Attribute> COMMON =
      List.of(
          shelf("name", "name", Kind.TEXT, "name"),
          shelf("phone", "phone number", Kind.PHONE, "phone"),
          shelf("language", "language", Kind.TEXT, "lang"),
          shelf("time_zone", "time zone", Kind.TEXT, "timeZone"),
          shelf("label", "label", Kind.WORDS, "labels"),
          shelf("group", "group", Kind.GROUP, "groups"),
          column("created", "time of creation", Kind.MOMENT, Stored.CREATED),
          column("last_seen", "last message", Kind.MOMENT, Stored.SEEN),
          column("blocked", "block", Kind.FLAG, Stored.BLOCKED));

  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "labels", "label",
          "groups", "group",
          "lang", "language",
          "timezone", "time_zone",
          "lastseen", "last_seen",
          "created_at", "created",
          "createdat", "created");

  private final Map<String, Attribute> byName = new LinkedHashMap<>();

  private Catalogue(Collection<Attribute> fields) {
    COMMON.forEach(attribute -> byName.put(attribute.name(), attribute));
    fields.forEach(field -> byName.put(field.name(), field));
  }

  /** With these fields, each made by {@link #field}. */
  public static Catalogue of(Collection<Attribute> fields) {
    return new Catalogue(fields);
  }

  /** A field of the account's own. */
  public static Attribute field(String name, Kind kind, List<String> words) {
    boolean common =
        COMMON.stream().anyMatch(a -> a.name().equals(name)) || OTHER_NAMES.containsKey(name);
    String written = common || Words.isKeyword(name) ? FIELD + name : name;
    return new Attribute(written, name, kind, new Place.Shelf(name), words);
  }

  /** What is called so, whatever the case. */
  Optional<Attribute> find(String name) {
    Attribute exact = byName.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    if (name.startsWith(FIELD)) {
      Attribute field = byName.get(name.substring(FIELD.length()));
      return Optional.ofNullable(field).filter(f -> !COMMON.contains(f));
    }
    String lower = name.toLowerCase(Locale.ROOT);
    String known = OTHER_NAMES.getOrDefault(lower, lower);
    return all().stream().filter(a -> a.name().toLowerCase(Locale.ROOT).equals(known)).findFirst();
  }

  /** The nearest name to one that is none. */
  Optional<String> nearest(String name) {
    return Nearest.to(name, byName.keySet());
  }

  /** All of it. */
  public List<Attribute> all() {
    return new ArrayList<>(byName.values());
  }

  private static Attribute shelf(String name, String says, Kind kind, String shelf) {
    return new Attribute(name, says, kind, new Place.Shelf(shelf), List.of());
  }

  private static Attribute column(String name, String says, Kind kind, Stored column) {
    return new Attribute(name, says, kind, new Place.Column(column), List.of());
  }
}
