package dev.parley.runtime.whatsapp;

import java.util.List;
import java.util.Optional;

/** A message we send, in the Cloud API's kinds. */
public sealed interface OutboundMessage {

  /** Plain text; a preview of its first link is shown if wanted. */
  record Text(String body, boolean previewUrl) implements OutboundMessage {}

  /** A text with reply buttons. */
  record Buttons(String body, Around around, List<Button> buttons) implements OutboundMessage {
    public Buttons {
      buttons = List.copyOf(buttons);
    }
  }

  /**
   * A text with a button that opens a list.
   *
   * @param label the button's text
   */
  record ListMenu(String body, Around around, String label, List<Section> sections)
      implements OutboundMessage {
    public ListMenu {
      sections = List.copyOf(sections);
    }
  }

  /**
   * A text with a button that opens a web page.
   *
   * @param label the button's text
   */
  record Link(String body, Around around, String label, String url) implements OutboundMessage {}

  /** The lines above and below an interactive message. */
  record Around(Optional<String> header, Optional<String> footer) {
    /** Neither line. */
    public static final Around NONE = new Around(Optional.empty(), Optional.empty());
  }

  /** A reply button; a tap on it comes back with the id. */
  record Button(String id, String title) {}

  /** A part of a list; it has a title if there are several. */
  record Section(Optional<String> title, List<Row> rows) {
    public Section {
      rows = List.copyOf(rows);
    }
  }

  /** A row of a list; choosing it comes back with the id. */
  record Row(String id, String title, Optional<String> description) {}
}
