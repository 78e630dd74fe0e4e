package dev.parley.runtime.contact.consent;

/** Why a contact must not be sent something. */
public enum Bar {
  /** The business has blocked them. */
  BLOCKED("The contact is blocked."),
  /** They have never agreed to advertising. */
  NO_CONSENT(
      "The contact has not agreed to get advertising: it goes only to whoever has opted in, by a"
          + " flow's optin, in WhatsApp, or as recorded by POST /api/v1/contacts/{id}/consents."),
  /** They have taken their consent back, or objected. */
  WITHDRAWN("The contact has opted out of messages of this kind.");

  private final String sentence;

  Bar(String sentence) {
    this.sentence = sentence;
  }

  /** It in words. */
  public String sentence() {
    return sentence;
  }
}
