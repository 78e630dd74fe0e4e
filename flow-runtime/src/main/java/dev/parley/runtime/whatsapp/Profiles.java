package dev.parley.runtime.whatsapp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code contacts} of a change, which hold the names of the people in it; the link between an
 * item and its contact is by ids, and loose.
 */
final class Profiles {
  private final List<Fields> contacts;
  private final Map<String, Fields> byBsuid = new HashMap<>();
  private final Map<String, Fields> byWaId = new HashMap<>();

  Profiles(List<Fields> contacts) {
    this.contacts = contacts;
    for (Fields contact : contacts) {
      contact.text("user_id").ifPresent(id -> byBsuid.putIfAbsent(id, contact));
      contact.text("wa_id").ifPresent(id -> byWaId.putIfAbsent(id, contact));
    }
  }

  /** The contact an item belongs to. */
  Optional<Fields> of(Change.Item item) {
    Optional<String> bsuid = bsuid(item.fields());
    Optional<String> waId = waId(item.fields());
    return bsuid
        .map(byBsuid::get)
        .or(() -> waId.map(byWaId::get))
        .or(() -> byPlace(item, bsuid.isEmpty() && waId.isEmpty()));
  }

  private static Optional<String> bsuid(Fields item) {
    return item.text("from_user_id", "user_id");
  }

  private static Optional<String> waId(Fields item) {
    return item.text("from", "wa_id");
  }

  /**
   * The contact at the item's place. An item that names its sender takes it only if the two are
   * alone, for then the ids merely differ in form, as Brazilian numbers do.
   */
  private Optional<Fields> byPlace(Change.Item item, boolean nameless) {
    boolean paired = contacts.size() == item.siblings();
    boolean sole = contacts.size() == 1 && (nameless || item.siblings() == 1);
    if (sole) {
      return Optional.of(contacts.getFirst());
    }
    return nameless && paired ? Optional.of(contacts.get(item.index())) : Optional.empty();
  }

  /** Who an item is from, by its own members and then by its contact's. */
  Sender sender(Change.Item item) {
    Fields fields = item.fields();
    Fields contact = of(item).orElseGet(() -> Fields.of(null));
    Fields profile = contact.object("profile");
    return new Sender(
        waId(fields).or(() -> contact.text("wa_id")),
        bsuid(fields).or(() -> contact.text("user_id")),
        fields
            .text("from_parent_user_id", "parent_user_id")
            .or(() -> contact.text("parent_user_id")),
        profile.text("name"),
        profile.text("username").or(() -> contact.text("username")));
  }
}
