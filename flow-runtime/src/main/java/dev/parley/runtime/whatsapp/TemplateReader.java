package dev.parley.runtime.whatsapp;

import java.util.Optional;

/** Reads changes of message templates. */
final class TemplateReader {
  private TemplateReader() {}

  static Optional<WebhookEvent> read(Change change) {
    return Kinds.template(change.field(), change.value()).map(kind -> event(change, kind));
  }

  private static WebhookEvent event(Change change, String kind) {
    Fields value = change.value();
    return new WebhookEvent.TemplateEvent(
        change.envelope(kind),
        value.text("message_template_id"),
        value.text("message_template_name"),
        value.text("message_template_language"),
        // In the 24 hours' notice, new_category is the current one.
        value.text("message_template_category", "correct_category", "new_category"),
        value.text("event", "new_quality_score", "new_category"),
        value.text("reason").filter(r -> !r.equals("NONE")),
        change(kind, value));
  }

  private static TemplateChange change(String kind, Fields value) {
    return switch (kind) {
      case "template.quality" ->
          new TemplateChange.Quality(
              value.text("previous_quality_score"), value.text("new_quality_score"));
      case "template.components" -> components(value);
      case "template.category", "template.category_detection" -> category(value);
      default -> status(value);
    };
  }

  private static TemplateChange components(Fields value) {
    return new TemplateChange.Components(
        value.text("message_template_title"),
        value.text("message_template_element"),
        value.text("message_template_footer"),
        value.objects("message_template_buttons").stream().map(TemplateReader::button).toList());
  }

  private static TemplateChange.Components.Button button(Fields button) {
    return new TemplateChange.Components.Button(
        button.text("message_template_button_type"),
        button.text("message_template_button_text"),
        button.text("message_template_button_url", "message_template_button_phone_number"));
  }

  private static TemplateChange category(Fields value) {
    Optional<String> coming = value.text("correct_category");
    return new TemplateChange.Category(
        coming.isPresent() ? value.text("new_category") : value.text("previous_category"),
        coming.or(() -> value.text("new_category")),
        value.instant("category_update_timestamp"));
  }

  private static TemplateChange status(Fields value) {
    Fields pause = value.object("other_info");
    Fields rejection = value.object("rejection_info");
    return new TemplateChange.Status(
        value.object("disable_info").text("disable_date"),
        pause.text("title"),
        pause.text("description"),
        rejection.text("reason"),
        rejection.text("recommendation"));
  }
}
