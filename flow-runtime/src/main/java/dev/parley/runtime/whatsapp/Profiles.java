package dev.parley.runtime.whatsapp;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The {@code contacts} of a change, which hold the names of the people in it; the link between an
 * item and its contact is by ids, and loose.
 */
record Profiles(List<Fields> contacts) {

  /** The contact an item belongs to. */
  Optional<Fields> of(Change.Item item) {
    Fields fields = item.fields();
    Optional<String> bsuid = bsuid(fields);
    Optional<String> waId = fields.text("from", "wa_id");
    return match(bsuid, "user_id")
        .or(() -> match(waId, "wa_id"))
        .or(() -> byPlace(item, bsuid.isEmpty() && waId.isEmpty()));
  }

  static Optional<String> bsuid(Fields item) {
    return item.text("from_user_id", "user_id");
  }

  private Optional<Fields> match(Optional<String> id, String member) {
    Predicate<Fields> same = contact -> contact.text(member).equals(id);
    return id.isEmpty() ? Optional.empty() : contacts.stream().filter(same).findFirst();
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
        fields.text("from", "wa_id").or(() -> contact.text("wa_id")),
        bsuid(fields).or(() -> contact.text("user_id")),
        fields
            .text("from_parent_user_id", "parent_user_id")
            .or(() -> contact.text("parent_user_id")),
        profile.text("name"),
        profile.text("username").or(() -> contact.text("username")));
  }
}
