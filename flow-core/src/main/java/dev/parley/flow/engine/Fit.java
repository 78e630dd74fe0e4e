package dev.parley.flow.engine;

/**
 * What happens to a text that comes out longer than WhatsApp takes, one rule for all run-time
 * values: labels, descriptions, headers and footers are shortened and end in an ellipsis; a body is
 * never cut but is a fault, since what is missing could be what matters. Lengths count code points.
 */
final class Fit {
  private static final int LABEL = 20;
  private static final int ROW_TITLE = 24;
  private static final int DESCRIPTION = 72;
  private static final int EDGE = 60;
  private static final int BODY = 1_024;
  private static final int CAPTION = 1_024;
  private static final int ID = 200;

  private Fit() {}

  /** A button's label. */
  static String label(String text) {
    return shorten(required(text, "a button's label"), LABEL);
  }

  /** A list row's title. */
  static String rowTitle(String text) {
    return shorten(required(text, "an option's title"), ROW_TITLE);
  }

  /** A list row's second line. */
  static String description(String text) {
    return shorten(text.strip(), DESCRIPTION);
  }

  /** A header or footer. */
  static String edge(String text) {
    return shorten(text.strip(), EDGE);
  }

  /** The text below a file; may be empty. */
  static String caption(String text) {
    return text.isBlank() ? "" : bounded(text.strip(), CAPTION);
  }

  /** What a tap on a button or row sends back: never cut, for it must come back whole. */
  static String id(String id) {
    if (id.length() > ID) {
      throw new FlowFault(FlowFault.BAD_TEXT, "the id of an option is too long");
    }
    return id;
  }

  /** The body of a message with buttons, a list or a link. */
  static String body(String text, Limits limits) {
    return bounded(required(text, "a message"), Math.min(BODY, limits.text()));
  }

  /** The body of a plain message. */
  static String text(String text, Limits limits) {
    return bounded(required(text, "a message"), limits.text());
  }

  private static String required(String text, String what) {
    if (text.isBlank()) {
      throw new FlowFault(FlowFault.BAD_TEXT, what + " came out empty");
    }
    return text.strip();
  }

  private static String bounded(String text, int most) {
    int length = text.codePointCount(0, text.length());
    if (length > most) {
      throw new FlowFault(
          FlowFault.BAD_TEXT,
          "a message came out " + length + " characters long; WhatsApp takes " + most);
    }
    return text;
  }

  private static String shorten(String text, int most) {
    if (text.length() <= most || text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
  }
}
