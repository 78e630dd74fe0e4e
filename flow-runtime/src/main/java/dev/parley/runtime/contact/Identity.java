package dev.parley.runtime.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the names by which Meta knows a person.
 *
 * @param scope where the name is unique: the portfolio for business-scoped ids, empty for phones
 */
record Identity(String account, String scope, Kind kind, String value) {
  /** What sort of name it is; of two that disagree the earlier kind is believed. */
  enum Kind {
    /** A business-scoped user id. Replaced when the person changes their number. */
    BSUID,
    /** An id shared by several portfolios. */
    PARENT,
    /** The phone number as WhatsApp writes it. Numbers are given to other people in time. */
    PHONE
  }

  static List<Identity> of(Sighting sighting) {
    List<Identity> identities = new ArrayList<>();
    add(identities, sighting, Kind.BSUID, sighting.bsuid());
    add(identities, sighting, Kind.PARENT, sighting.parentBsuid());
    add(identities, sighting, Kind.PHONE, sighting.waId());
    return identities;
  }

  /** The phone number as it may be written otherwise; nobody is called so. */
  static List<Identity> variants(Sighting sighting) {
    return sighting.waId().map(PhoneVariants::of).orElse(List.of()).stream()
        .skip(1)
        .map(phone -> new Identity(sighting.account(), "", Kind.PHONE, phone))
        .toList();
  }

  /** Names the person has from now on, besides those they were seen under. */
  static List<Identity> future(Sighting sighting) {
    List<Identity> identities = new ArrayList<>();
    add(identities, sighting, Kind.BSUID, sighting.newBsuid());
    add(identities, sighting, Kind.PHONE, sighting.newWaId());
    return identities;
  }

  private static void add(
      List<Identity> identities, Sighting sighting, Kind kind, Optional<String> value) {
    String scope = kind == Kind.PHONE ? "" : sighting.scope();
    value.ifPresent(v -> identities.add(new Identity(sighting.account(), scope, kind, v)));
  }
}
