package dev.parley.runtime.whatsapp;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words by which events are listed: Meta's own where it has them, in dotted form. */
final class Kinds {
  private static final int LONGEST_WORD = 60;

  /** Subscriptions whose change is one event about a template. */
  private static final Map<String, String> TEMPLATE =
      Map.of(
          "message_template_status_update", "template.status",
          "message_template_quality_update", "template.quality",
          "message_template_components_update", "template.components",
          "template_category_update", "template.category",
          "template_correct_category_detection", "template.category_detection");

  /** Subscriptions whose change is one event about the account, a number or the app. */
  private static final Map<String, String> ACCOUNT =
      Map.ofEntries(
          Map.entry("account_update", "account.update"),
          Map.entry("account_review_update", "account.review"),
          Map.entry("account_alerts", "account.alerts"),
          Map.entry("account_settings_update", "account.settings"),
          Map.entry("business_capability_update", "account.capability"),
          Map.entry("phone_number_quality_update", "account.phone_number_quality"),
          Map.entry("phone_number_name_update", "account.phone_number_name"),
          Map.entry("business_username_update", "account.business_username"),
          Map.entry("business_username_updates", "account.business_username"),
          Map.entry("security", "account.security"),
          Map.entry("flows", "account.forms"),
          Map.entry("payment_configuration_update", "account.payment_configuration"),
          Map.entry("partner_solutions", "account.partner_solutions"),
          Map.entry("automatic_events", "account.automatic_events"),
          Map.entry("messaging_handovers", "account.handover"));

  private Kinds() {}

  static Optional<String> account(String field) {
    return Optional.ofNullable(ACCOUNT.get(field));
  }

  /** The kind of a template change; some arrive under the name of another. */
  static Optional<String> template(String field, Fields value) {
    if (!TEMPLATE.containsKey(field) && !(field.isEmpty() && value.has("message_template_id"))) {
      return Optional.empty();
    }
    if (value.has("new_quality_score")) {
      return Optional.of("template.quality");
    }
    String assumed = value.has("event") ? "template.status" : "template.components";
    return Optional.of(TEMPLATE.getOrDefault(field, assumed));
  }

  /** The kind of a message in one of its roles: {@code message}, {@code echo}, {@code history}. */
  static String message(String role, Fields message) {
    String type = ContentReader.type(message);
    String base = of(role, type);
    return ContentReader.subtype(type, message).map(sub -> of(base, sub)).orElse(base);
  }

  static String group(String field, String type) {
    String subject = field.startsWith("group_") ? field : type;
    return of("group", subject.replaceFirst("^group_", "").replaceFirst("_update$", ""));
  }

  static String unknown(String field) {
    return field.isEmpty() ? "unknown" : of("unknown", field);
  }

  static String of(String base, String word) {
    return base + '.' + plain(word);
  }

  static String of(String base, String word, String detail) {
    return of(of(base, word), detail);
  }

  /** What comes from outside must not break a list of kinds. */
  private static String plain(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.length() <= LONGEST_WORD && lower.chars().allMatch(Kinds::isPlain)) {
      return lower;
    }
    String cut = lower.substring(0, Math.min(lower.length(), LONGEST_WORD));
    return cut.replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  }
}
