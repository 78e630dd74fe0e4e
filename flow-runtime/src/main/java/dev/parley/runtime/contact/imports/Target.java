package dev.parley.runtime.contact.imports;

import dev.parley.runtime.contact.ContactField;
import dev.parley.runtime.contact.consent.ConsentPurpose;

/** What a column means. */
sealed interface Target {
  /** The word for it, as plans have it. */
  String word();

  /** What every account's contacts have. */
  enum Usual implements Target {
    PHONE("phone"),
    NAME("name"),
    LANGUAGE("language"),
    TIME_ZONE("timeZone"),
    LABELS("labels"),
    GROUPS("groups"),
    CONSENT_AT("consent.at"),
    CONSENT_HOW("consent.how"),
    CONSENT_WORDS("consent.words");

    private final String word;

    Usual(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** A field of the account's own. */
  record Custom(ContactField field) implements Target {
    @Override
    public String word() {
      return "fields." + field.name();
    }
  }

  /** Whether the contact agrees to messages for a purpose. */
  record Consented(ConsentPurpose purpose) implements Target {
    @Override
    public String word() {
      return "consent." + purpose.word();
    }
  }
}
