package dev.parley.runtime.whatsapp;

import java.util.List;
import java.util.Optional;

/**
 * A person's or a business's card to send.
 *
 * @param birthday as {@code 1999-01-23}
 */
public record ContactCard(
    Name name,
    List<Phone> phones,
    List<Labelled> emails,
    List<Labelled> urls,
    List<Address> addresses,
    Optional<Work> work,
    Optional<String> birthday) {
  public ContactCard {
    phones = List.copyOf(phones);
    emails = List.copyOf(emails);
    urls = List.copyOf(urls);
    addresses = List.copyOf(addresses);
  }

  /** A card with a name and a phone number. */
  public static ContactCard of(String name, String phone) {
    return new ContactCard(
        Name.of(name),
        List.of(new Phone(phone, Optional.empty(), Optional.empty())),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** A name as it is shown, and its parts. */
  public record Name(
      String shown,
      Optional<String> first,
      Optional<String> middle,
      Optional<String> last,
      Optional<String> prefix,
      Optional<String> suffix) {
    /** A name whose parts are not told. */
    public static Name of(String shown) {
      return new Name(
          shown,
          Optional.of(shown),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /**
   * A telephone number.
   *
   * @param waId the number's WhatsApp id; with it the card offers to write to the person
   * @param type such as {@code HOME}
   */
  public record Phone(String number, Optional<String> waId, Optional<String> type) {}

  /** A mail or web address and what it is for, such as {@code WORK}. */
  public record Labelled(String value, Optional<String> type) {}

  /** Where somebody lives or works; any part may be missing. */
  public record Address(
      Optional<String> street,
      Optional<String> city,
      Optional<String> state,
      Optional<String> zip,
      Optional<String> country,
      Optional<String> countryCode,
      Optional<String> type) {}

  /** Where somebody works, and as what. */
  public record Work(
      Optional<String> company, Optional<String> department, Optional<String> title) {}
}
