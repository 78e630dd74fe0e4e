package dev.parley.runtime.whatsapp;

/** What a person has to do about an error that stops a number, in a sentence. */
final class Remedies {
  private static final String MANAGER = " in WhatsApp Manager.";

  private Remedies() {}

  /** The remedy for an error that nothing but a person can end. */
  static String of(int code) {
    return switch (code) {
      case 0, 190 ->
          "Make a new access token for the system user and set it as PARLEY_WHATSAPP_ACCESS_TOKEN.";
      case 3, 10, 200, 131005 ->
          "Give the system user the permission whatsapp_business_messaging and access to the"
              + " account, then make a new token.";
      case 33 -> "Check PARLEY_WHATSAPP_PHONE_NUMBER_ID: it is the id that Meta shows, no number.";
      case 368 -> "Read which policy was broken, and until when it blocks," + MANAGER;
      case 131031 -> "Read why the account is locked, and ask for a review," + MANAGER;
      case 131037 -> "Give the number a display name and have it approved" + MANAGER;
      case 131042, 131044 -> "Add a payment method, or mend the one there is," + MANAGER;
      case 131045, 133006, 133010 -> "Verify and register the number" + MANAGER;
      case 131048 ->
          "Stop campaigns and look at the number's quality" + MANAGER + " It recovers by itself.";
      case 131063 -> "Switch marketing on for the Cloud API" + MANAGER;
      case 131064 ->
          "Send advertising under the category marketing only; Meta lifts the limit by itself.";
      case 132068 -> "Mend the form's endpoint, then publish the form again" + MANAGER;
      case 133005, 133008, 133009 -> "Wait as long as Meta says, then set a new PIN" + MANAGER;
      case 133015 -> "Wait five minutes, then register the number again" + MANAGER;
      case 134011 -> "Accept the terms of payments" + MANAGER;
      case 134102 -> "Ask Meta why marketing messages are not available to the account.";
      default -> "Look at the account" + MANAGER;
    };
  }
}
