package dev.parley.runtime.whatsapp;

import static dev.parley.runtime.whatsapp.Renderer.put;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes contact cards. */
final class CardWriter {
  private CardWriter() {}

  static void write(ObjectNode object, ContactCard card) {
    name(object.putObject("name"), card.name());
    phones(object, card.phones());
    labelled(object, "emails", "email", card.emails());
    labelled(object, "urls", "url", card.urls());
    addresses(object, card.addresses());
    card.work().ifPresent(work -> work(object.putObject("org"), work));
    put(object, "birthday", card.birthday());
  }

  private static void name(ObjectNode object, ContactCard.Name name) {
    object.put("formatted_name", name.shown());
    put(object, "first_name", name.first());
    put(object, "middle_name", name.middle());
    put(object, "last_name", name.last());
    put(object, "prefix", name.prefix());
    put(object, "suffix", name.suffix());
  }

  private static void phones(ObjectNode object, List<ContactCard.Phone> phones) {
    if (phones.isEmpty()) {
      return;
    }
    ArrayNode array = object.putArray("phones");
    for (ContactCard.Phone phone : phones) {
      ObjectNode item = array.addObject().put("phone", phone.number());
      put(item, "wa_id", phone.waId());
      put(item, "type", phone.type());
    }
  }

  private static void labelled(
      ObjectNode object, String list, String member, List<ContactCard.Labelled> values) {
    if (values.isEmpty()) {
      return;
    }
    ArrayNode array = object.putArray(list);
    values.forEach(v -> put(array.addObject().put(member, v.value()), "type", v.type()));
  }

  private static void addresses(ObjectNode object, List<ContactCard.Address> addresses) {
    if (addresses.isEmpty()) {
      return;
    }
    ArrayNode array = object.putArray("addresses");
    for (ContactCard.Address address : addresses) {
      ObjectNode item = array.addObject();
      put(item, "street", address.street());
      put(item, "city", address.city());
      put(item, "state", address.state());
      put(item, "zip", address.zip());
      put(item, "country", address.country());
      put(item, "country_code", address.countryCode());
      put(item, "type", address.type());
    }
  }

  private static void work(ObjectNode object, ContactCard.Work work) {
    put(object, "company", work.company());
    put(object, "department", work.department());
    put(object, "title", work.title());
  }
}
