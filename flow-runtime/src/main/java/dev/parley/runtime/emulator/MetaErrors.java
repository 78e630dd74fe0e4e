package dev.parley.runtime.emulator;

import static dev.parley.runtime.emulator.MetaError.Way.ANSWER;
import static dev.parley.runtime.emulator.MetaError.Way.STATUS;

import java.util.Map;
import java.util.TreeMap;

/** The errors that can be had on demand. */
final class MetaErrors {
  private static final Map<Integer, MetaError> KNOWN = new TreeMap<>();

  static {
    answer(0, 401, "AuthException", "We were unable to authenticate the app user.");
    answer(1, 400, "API Unknown", "Invalid request or possible server error.");
    answer(2, 503, "API Service", "Temporary due to downtime or due to being overloaded.");
    answer(3, 500, "API Method", "Capability or permissions issue.");
    answer(4, 400, "API Too Many Calls", "The app has reached its API call rate limit.");
    answer(10, 403, "API Permission Denied", "Permission is not granted or was removed.");
    answer(17, 400, "User request limit reached", "Too many calls by this user.");
    answer(33, 400, "Parameter value is not valid", "The business phone number was deleted.");
    answer(100, 400, "Invalid parameter", "A parameter is not supported or misspelled.");
    answer(190, 401, "Error validating access token", "The access token has expired.");
    answer(200, 403, "API Permission", "Permission is not granted or was removed.");
    answer(368, 403, "Temporarily blocked for policies violations", "The account is restricted.");
    answer(613, 400, "Calls to this api have exceeded the rate limit.", "Too many calls.");
    answer(80007, 400, "Rate limit issues", "The account has reached its rate limit.");
    answer(80008, 400, "Rate limit issues", "The account has reached its rate limit.");
    answer(130429, 429, "Rate limit hit", "Cloud API message throughput has been reached.");
    answer(131000, 500, "Something went wrong", "Message failed to send due to unknown error.");
    answer(131005, 403, "Access denied", "Permission is not granted or was removed.");
    answer(131008, 400, "Required parameter is missing", "A required parameter is missing.");
    answer(131009, 400, "Parameter value is not valid", "A parameter value is not valid.");
    answer(131016, 500, "Service unavailable", "A service is temporarily unavailable.");
    answer(131021, 400, "Recipient cannot be sender", "Sender and recipient are the same.");
    answer(
        131030,
        400,
        "Recipient phone number not in allowed list",
        "Recipient phone number not in allowed list");
    answer(131031, 403, "Account has been locked", "The account is restricted or disabled.");
    answer(131037, 400, "Display name approval needed", "The 555 number has no approved name.");
    answer(131045, 500, "Incorrect certificate", "Phone number registration error.");
    answer(131051, 400, "Unsupported message type", "Unsupported message type.");
    answer(131055, 400, "Method not allowed", "This method is not allowed.");
    answer(
        131056,
        429,
        "(Business Account, Consumer Account) pair rate limit hit",
        "Too many messages sent from the sender to the same recipient in a short time.");
    answer(131057, 500, "Account in maintenance mode", "Throughput is being upgraded.");
    answer(131062, 400, "User id not supported", "This message needs a phone number.");
    answer(131063, 400, "Marketing is disabled", "Use the marketing messages endpoint.");
    answer(132000, 400, "Number of parameters does not match", "See the template's definition.");
    answer(132001, 404, "Template name does not exist in the translation", "No such template.");
    answer(132005, 400, "Translated text too long", "The hydrated text is too long.");
    answer(132007, 400, "Template format character policy violated", "Content policy violated.");
    answer(132008, 400, "Template parameter value is not valid", "See the definition.");
    answer(132012, 400, "Parameter format does not match", "See the template's definition.");
    answer(132015, 400, "Template is paused", "The template is paused due to low quality.");
    answer(132016, 400, "Template is disabled", "Paused too often, now disabled for good.");
    answer(132068, 400, "Flow is blocked", "The flow is blocked.");
    answer(132069, 400, "Flow is throttled", "10 messages were sent within this hour.");
    answer(133004, 503, "Server temporarily unavailable", "Server is temporarily unavailable.");
    answer(133010, 400, "Phone number not registered", "The number is not registered.");
    answer(133016, 400, "Account register deregister rate limit exceeded", "Wait 72 hours.");
    answer(134101, 400, "Template is syncing", "New templates take up to 10 minutes.");
    answer(135000, 400, "Generic user error", "An unknown error with the parameters.");
    status(130472, "User's number is part of an experiment", "Not sent: an experiment.");
    status(130497, "Business account is restricted from messaging users in this country.", "");
    status(131026, "Message undeliverable", "Message Undeliverable.");
    status(131042, "Business eligibility payment issue", "A problem with the payment method.");
    status(131048, "Spam rate limit hit", "Restricted: too many messages were blocked as spam.");
    status(
        131049,
        "This message was not delivered to maintain healthy ecosystem engagement.",
        "In order to maintain a healthy ecosystem engagement, the message failed to be delivered.");
    status(131050, "User has stopped marketing messages", "The recipient has opted out.");
    status(131052, "Media download error", "The media could not be downloaded.");
    status(131053, "Media upload error", "The media could not be uploaded.");
    status(131060, "Message unavailable", "This message is currently unavailable.");
    status(Trouble.outsideWindow());
  }

  private MetaErrors() {}

  /** The error of a code; one that is not known here is answered with its bare number. */
  static MetaError of(int code) {
    MetaError known = KNOWN.get(code);
    return known == null
        ? new MetaError(code, 400, ANSWER, "Error " + code, "Asked for by a command.")
        : known;
  }

  private static void answer(int code, int http, String title, String details) {
    KNOWN.put(code, new MetaError(code, http, ANSWER, title, details));
  }

  private static void status(int code, String title, String details) {
    String said = details.isEmpty() ? title : details;
    KNOWN.put(code, new MetaError(code, 400, STATUS, title, said));
  }

  private static void status(Trouble trouble) {
    status(trouble.code(), trouble.title(), trouble.details());
  }
}
