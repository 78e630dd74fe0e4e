package dev.parley.runtime.contact.consent;

import dev.parley.runtime.store.Footing;

/** What the line has to do with consents: the words by which they are given, and their ledger. */
public record Consents(OptWords words, ConsentLedger ledger) {
  /** Those of a server. */
  public static Consents of(Footing on) {
    return new Consents(new OptWords(on), new ConsentLedger(on));
  }
}
