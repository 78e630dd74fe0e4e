package dev.parley.runtime.whatsapp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads changes of accounts and numbers. */
final class AccountReader {
  private static final Pattern TIER = Pattern.compile("(?:TIER_)?(\\d{1,9})(K?)");
  private static final int THOUSAND = 1000;

  private AccountReader() {}

  static Optional<WebhookEvent> read(Change change) {
    Fields value = change.value();
    return Kinds.account(change.field())
        .map(kind ->
            new WebhookEvent.AccountEvent(
                change.envelope(kind),
                value.text("event", "decision", "status", "type"),
                value.text("display_phone_number", "phone_number"),
                change(kind, value)));
  }

  private static AccountChange change(String kind, Fields value) {
    return switch (kind) {
      case "account.update" -> update(value);
      case "account.alerts" -> alert(value);
      case "account.capability" -> capability(value);
      case "account.phone_number_quality" -> quality(value);
      case "account.phone_number_name" ->
          new AccountChange.NumberName(
              value.text("requested_verified_name"), value.text("rejection_reason"));
      case "account.business_username" ->
          new AccountChange.Username(value.text("username"), value.text("context"));
      case "account.security" -> new AccountChange.Security(value.text("requester"));
      case "account.forms" -> form(value);
      case "account.handover" -> handover(value);
      case "account.payment_configuration" ->
          new AccountChange.PaymentConfiguration(
              value.text("configuration_name"), value.text("provider_name"));
      case "account.partner_solutions" ->
          new AccountChange.Solution(value.text("solution_id"), value.text("solution_status"));
      default -> new AccountChange.Plain();
    };
  }

  /** What stands in it tells what happened, also for an event that this version does not know. */
  private static AccountChange update(Fields value) {
    if (value.has("violation_info")) {
      return new AccountChange.Violation(value.object("violation_info").text("violation_type"));
    }
    if (value.has("restriction_info")) {
      return restricted(value);
    }
    if (value.has("ban_info")) {
      Fields ban = value.object("ban_info");
      return new AccountChange.Ban(ban.text("waba_ban_state"), ban.text("waba_ban_date"));
    }
    if (value.has("partner_client_certification_info")) {
      return certification(value.object("partner_client_certification_info"));
    }
    return money(value).orElseGet(() -> partner(value));
  }

  private static AccountChange restricted(Fields value) {
    return new AccountChange.Restricted(
        value.objects("restriction_info").stream()
            .map(r ->
                new AccountChange.Restricted.Restriction(
                    r.text("restriction_type"), r.instant("expiration")))
            .toList());
  }

  private static AccountChange certification(Fields info) {
    return new AccountChange.Certification(
        info.text("client_business_id"),
        info.text("status"),
        info.items("rejection_reasons").stream()
            .flatMap(reason -> Fields.text(reason).stream())
            .filter(reason -> !reason.equals("NONE"))
            .toList());
  }

  private static Optional<AccountChange> money(Fields value) {
    if (value.has("volume_tier_info")) {
      Fields tier = value.object("volume_tier_info");
      return Optional.of(
          new AccountChange.VolumeTier(
              tier.text("pricing_category"),
              tier.text("tier"),
              tier.text("region"),
              tier.text("effective_month"),
              tier.instant("tier_update_time")));
    }
    if (value.has("auth_international_rate_eligibility")) {
      Fields rates = value.object("auth_international_rate_eligibility");
      return Optional.of(
          new AccountChange.InternationalPrice(
              rates.instant("start_time"),
              rates.objects("exception_countries").stream()
                  .map(c ->
                      new AccountChange.InternationalPrice.Start(
                          c.text("country_code"), c.instant("start_time")))
                  .toList()));
    }
    return value.has("country")
        ? Optional.of(new AccountChange.Country(value.text("country")))
        : Optional.empty();
  }

  private static AccountChange partner(Fields value) {
    Fields waba = value.object("waba_info");
    Fields end = value.object("disconnection_info");
    return waba.isEmpty() && end.isEmpty()
        ? new AccountChange.Plain()
        : new AccountChange.Partner(
            waba.text("waba_id"),
            waba.text("owner_business_id"),
            waba.text("partner_app_id"),
            waba.text("ad_account_linked"),
            end.text("reason"),
            end.text("initiated_by"));
  }

  private static AccountChange alert(Fields value) {
    Fields alert = value.object("alert_info");
    return new AccountChange.Alert(
        value.text("entity_type"),
        value.text("entity_id"),
        alert.text("alert_severity"),
        alert.text("alert_status"),
        alert.text("alert_type"),
        alert.text("alert_description"));
  }

  private static AccountChange capability(Fields value) {
    return new AccountChange.Capability(
        value
            .text("max_daily_conversations_per_business", "max_daily_conversation_per_phone")
            .flatMap(AccountReader::allowance),
        value
            .integer("max_phone_numbers_per_business")
            .or(() -> value.integer("max_phone_numbers_per_waba")));
  }

  private static AccountChange quality(Fields value) {
    return new AccountChange.NumberQuality(
        value
            .text("max_daily_conversations_per_business", "current_limit")
            .flatMap(AccountReader::allowance),
        value.text("old_limit").flatMap(AccountReader::allowance));
  }

  static Optional<AccountChange.Allowance> allowance(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.equals("-1") || upper.equals("TIER_UNLIMITED")) {
      return Optional.of(new AccountChange.Allowance(Long.MAX_VALUE));
    }
    Matcher tier = TIER.matcher(upper);
    if (!tier.matches()) {
      return Optional.empty();
    }
    long customers = Long.parseLong(tier.group(1));
    return Optional.of(
        new AccountChange.Allowance(tier.group(2).isEmpty() ? customers : THOUSAND * customers));
  }

  private static AccountChange form(Fields value) {
    return new AccountChange.FormAlert(
        value.text("flow_id"),
        value.text("new_status", "alert_state"),
        value.text("threshold"),
        value.text("message", "warning"));
  }

  private static AccountChange handover(Fields value) {
    Fields passed = value.object("control_passed");
    Fields taken = value.object("control_taken");
    Fields control = passed.isEmpty() ? (taken.isEmpty() ? value : taken) : passed;
    return new AccountChange.Handover(
        owner(control, "previous_owner"), owner(control, "new_owner"));
  }

  private static Optional<String> owner(Fields control, String name) {
    return control
        .text(name, name + "_app_id", name + "_id")
        .or(() -> control.object(name).text("id", "app_id"));
  }
}
