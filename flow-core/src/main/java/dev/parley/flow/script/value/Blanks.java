package dev.parley.flow.script.value;

/** What ECMAScript counts as white space. */
public final class Blanks {
  private Blanks() {}

  /** White space or a line end. */
  public static boolean isBlank(int c) {
    return switch (c) {
      case 9, 10, 11, 12, 13, 32, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF ->
          true;
      default -> c >= 0x2000 && c <= 0x200A;
    };
  }

  /** Without blanks at both ends. */
  public static String trim(String text) {
    return trimEnd(trimStart(text));
  }

  /** Without blanks at the start. */
  public static String trimStart(String text) {
    int from = 0;
    while (from < text.length() && isBlank(text.charAt(from))) {
      from++;
    }
    return text.substring(from);
  }

  /** Without blanks at the end. */
  public static String trimEnd(String text) {
    int to = text.length();
    while (to > 0 && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(0, to);
  }
}
