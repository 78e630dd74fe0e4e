package dev.parley.runtime.contact.query;

/**
 * A word of a query.
 *
 * @param text as it is written; a string without its quotes
 * @param at where it begins
 * @param end behind its last character
 */
record Token(Sort sort, String text, int at, int end) {
  /** What sort of word it is. */
  enum Sort {
    /** A name, a keyword, or a value without quotes. */
    WORD,
    /** A text in quotes. */
    STRING,
    NUMBER,
    /** Such as 2026-11-30. */
    DAY,
    /** Such as 2026-11-30T12:00Z. */
    MOMENT,
    /** Such as 30d. */
    SPAN,
    /** A comparison, a bracket or a comma. */
    SIGN,
    /** The end of the query. */
    END
  }

  boolean is(String word) {
    return (sort == Sort.WORD || sort == Sort.SIGN) && text.equalsIgnoreCase(word);
  }

  QueryFault fault(String message) {
    return new QueryFault(at, Math.max(1, end - at), message);
  }

  /** As a sentence names it. */
  String shown() {
    return switch (sort) {
      case END -> "the end of the query";
      case STRING -> "the text " + Printer.quoted(text);
      default -> text;
    };
  }
}
