package dev.parley.runtime.outbox;

import dev.parley.flow.model.TemplateSignature.Category;
import dev.parley.runtime.contact.consent.Bar;
import dev.parley.runtime.contact.consent.Bars;
import dev.parley.runtime.contact.consent.ConsentEntry;
import dev.parley.runtime.contact.consent.ConsentLedger;
import dev.parley.runtime.contact.consent.ConsentPurpose;
import dev.parley.runtime.contact.consent.ConsentSource;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.template.TemplateCategories;
import dev.parley.runtime.template.TemplateCategories.Name;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What contacts have agreed to, where messages leave. Every message passes here in the transaction
 * that takes it to be sent, whoever wrote it and whenever.
 */
final class Permits {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Permits() {}

  /** Which of these messages must not go. */
  static Map<String, Bar> bars(Tx tx, Collection<Parcel> parcels) {
    if (parcels.isEmpty()) {
      return Map.of();
    }
    Map<String, Category> categories = categories(tx, parcels);
    List<Bars.Ask> asks =
        parcels.stream()
            .map(parcel ->
                new Bars.Ask(
                    parcel.id(),
                    new AccountId(parcel.from().account()),
                    parcel.from().contact(),
                    parcel.from().channel(),
                    purpose(parcel, Optional.ofNullable(categories.get(parcel.id())))))
            .toList();
    return Bars.of(tx, asks);
  }

  /** What Meta takes the templates among these messages for, as far as that is known. */
  private static Map<String, Category> categories(Tx tx, Collection<Parcel> parcels) {
    Map<String, Map<String, Name>> accounts = new HashMap<>();
    for (Parcel parcel : parcels) {
      template(parcel.body())
          .ifPresent(name ->
              accounts
                  .computeIfAbsent(parcel.from().account(), account -> new HashMap<>())
                  .put(parcel.id(), name));
    }
    Map<String, Category> categories = new HashMap<>();
    accounts.forEach((account, names) -> {
      Map<Name, Category> known =
          TemplateCategories.of(tx.of(new AccountId(account)), names.values());
      names.forEach((id, name) -> {
        Category category = known.get(name);
        if (category != null) {
          categories.put(id, category);
        }
      });
    });
    return categories;
  }

  /** Which template a request sends; empty for anything else. */
  private static Optional<Name> template(String body) {
    if (!body.contains("template")) {
      return Optional.empty();
    }
    JsonNode template = MAPPER.readTree(body).path("template");
    return Optional.of(
            new Name(
                template.path("name").asString(""),
                template.path("language").path("code").asString("")))
        .filter(name -> !name.name().isEmpty());
  }

  /** What is known of a template counts, whatever is said by who sends it. */
  private static Optional<ConsentPurpose> purpose(Parcel parcel, Optional<Category> category) {
    Optional<ConsentPurpose> said =
        switch (parcel.purpose()) {
          case REPLY -> Optional.empty();
          case UTILITY -> Optional.of(ConsentPurpose.UTILITY);
          case MARKETING -> Optional.of(ConsentPurpose.MARKETING);
        };
    if (category.isEmpty() || parcel.purpose() == Purpose.MARKETING) {
      return said;
    }
    return switch (category.get()) {
      case MARKETING -> Optional.of(ConsentPurpose.MARKETING);
      case UTILITY -> Optional.of(ConsentPurpose.UTILITY);
      case AUTHENTICATION -> Optional.empty();
    };
  }

  /** Meta has refused a message because its contact wants no more advertising from the business. */
  static void optOut(ConsentLedger ledger, Tx tx, Refused.Message message) {
    ConsentEntry.Origin origin =
        ConsentEntry.Origin.of(ConsentSource.REFUSED_BY_META)
            .said("", message.id())
            .about(message.detail());
    ConsentEntry.Choice choice = new ConsentEntry.Choice(ConsentPurpose.MARKETING, false);
    ledger.record(
        tx,
        new AccountId(message.from().account()),
        ConsentEntry.of(message.from().contact(), choice, origin, message.at()));
  }
}
