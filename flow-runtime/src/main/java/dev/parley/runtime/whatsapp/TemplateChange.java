package dev.parley.runtime.whatsapp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What changed about a message template. */
public sealed interface TemplateChange {

  /**
   * It may be sent, or no longer.
   *
   * @param disableDate when it will be disabled, in Meta's words
   * @param pause which pause it is, such as {@code FIRST_PAUSE}
   * @param explanation of the pause
   * @param rejection why it was rejected
   * @param advice how to make it acceptable
   */
  record Status(
      Optional<String> disableDate,
      Optional<String> pause,
      Optional<String> explanation,
      Optional<String> rejection,
      Optional<String> advice)
      implements TemplateChange {}

  /** How customers take to it: {@code GREEN}, {@code YELLOW}, {@code RED}, {@code UNKNOWN}. */
  record Quality(Optional<String> previous, Optional<String> current) implements TemplateChange {}

  /** Its text, as it is now. */
  record Components(
      Optional<String> title, Optional<String> body, Optional<String> footer, List<Button> buttons)
      implements TemplateChange {
    public Components {
      buttons = List.copyOf(buttons);
    }

    /** A button with a link or a phone number. */
    public record Button(Optional<String> type, Optional<String> text, Optional<String> target) {}
  }

  /**
   * Its category, which decides what it costs.
   *
   * @param previous the category it has had
   * @param next the category it gets or has got
   * @param effective when it gets it, if that is still to come
   */
  record Category(Optional<String> previous, Optional<String> next, Optional<Instant> effective)
      implements TemplateChange {}
}
