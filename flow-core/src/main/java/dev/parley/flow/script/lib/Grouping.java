package dev.parley.flow.script.lib;

/** Sets apart the thousands of a number. */
final class Grouping {
  private Grouping() {}

  /** Groups a plain decimal number such as {@code 1234.5}. */
  static String grouped(String plain, String thousands, String decimal) {
    int dot = plain.indexOf('.');
    String whole = dot < 0 ? plain : plain.substring(0, dot);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < whole.length(); i++) {
      if (i > 0 && (whole.length() - i) % 3 == 0) {
        text.append(thousands);
      }
      text.append(whole.charAt(i));
    }
    return dot < 0 ? text.toString() : text + decimal + plain.substring(dot + 1);
  }
}
