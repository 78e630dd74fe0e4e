package dev.parley.runtime.outbox;

import dev.parley.runtime.contact.consent.Bar;
import dev.parley.runtime.contact.consent.Bars;
import dev.parley.runtime.contact.consent.ConsentEntry;
import dev.parley.runtime.contact.consent.ConsentLedger;
import dev.parley.runtime.contact.consent.ConsentPurpose;
import dev.parley.runtime.contact.consent.ConsentSource;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What contacts have agreed to, where messages leave. Every message passes here in the transaction
 * that takes it to be sent, whoever wrote it and whenever.
 */
final class Permits {
  private Permits() {}

  /** Which of these messages must not go. */
  static Map<String, Bar> bars(Tx tx, Collection<Parcel> parcels) {
    List<Bars.Ask> asks =
        parcels.stream()
            .map(parcel ->
                new Bars.Ask(
                    parcel.id(),
                    new AccountId(parcel.from().account()),
                    parcel.from().contact(),
                    parcel.from().channel(),
                    purpose(parcel)))
            .toList();
    return asks.isEmpty() ? Map.of() : Bars.of(tx, asks);
  }

  private static Optional<ConsentPurpose> purpose(Parcel parcel) {
    return switch (parcel.purpose()) {
      case REPLY -> Optional.empty();
      case UTILITY -> Optional.of(ConsentPurpose.UTILITY);
      case MARKETING -> Optional.of(ConsentPurpose.MARKETING);
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
