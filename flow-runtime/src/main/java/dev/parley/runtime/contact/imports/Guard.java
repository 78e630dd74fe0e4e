package dev.parley.runtime.contact.imports;

/** Programs for tables run what begins like a formula, whoever wrote it. */
final class Guard {
  private Guard() {}

  /** The text of a cell, behind an apostrophe if it would be taken for a formula. */
  static String cell(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
