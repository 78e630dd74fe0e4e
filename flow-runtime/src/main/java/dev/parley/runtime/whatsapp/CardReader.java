package dev.parley.runtime.whatsapp;

import java.util.List;
import java.util.Optional;

/** Reads the contact cards of a message. */
final class CardReader {
  private CardReader() {}

  static Optional<Content> read(Fields message) {
    List<Fields> cards = message.objects("contacts");
    if (cards.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> origin = message.text("origin").or(() -> cards.getFirst().text("origin"));
    return Optional.of(new Content.Contacts(cards.stream().map(CardReader::card).toList(), origin));
  }

  private static Content.Contacts.Card card(Fields card) {
    return new Content.Contacts.Card(
        name(card.object("name")),
        card.objects("phones").stream().map(CardReader::phone).toList(),
        card.objects("emails").stream().flatMap(e -> e.text("email").stream()).toList(),
        card.object("org").text("company"),
        card.text("vcard"));
  }

  private static Optional<String> name(Fields name) {
    return name.text("formatted_name", "first_name", "last_name");
  }

  private static Content.Contacts.Phone phone(Fields phone) {
    return new Content.Contacts.Phone(phone.text("phone"), phone.text("wa_id"), phone.text("type"));
  }
}
