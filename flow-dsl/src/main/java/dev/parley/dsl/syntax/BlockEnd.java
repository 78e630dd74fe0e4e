package dev.parley.dsl.syntax;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a text in three quotes ends.
 *
 * <p>If its end is missing, the opening quotes of the next such text would be taken for it and turn
 * the rest of the file inside out. So a line that can only be a declaration ends it, too.
 *
 * @param content the offset behind the text's last character
 * @param after the offset behind the closing quotes
 */
record BlockEnd(int content, int after, boolean closed) {

  private static final Pattern DECLARATION =
      Pattern.compile(
          "^(?:(?:step|flow)[ \\t]+\\w+[^\\n\\r]*\\{|test[ \\t]+\"[^\\n\\r]*\\{)[ \\t]*$",
          Pattern.MULTILINE);

  static BlockEnd find(String text, int from) {
    int close = from;
    do {
      close = text.indexOf("\"\"\"", close);
    } while (close >= 0 && escaped(text, from, close++));
    int end = close < 0 ? text.length() : close - 1;
    Matcher declaration = DECLARATION.matcher(text).region(from, end);
    if (declaration.find()) {
      return new BlockEnd(declaration.start(), declaration.start(), false);
    }
    return close < 0 ? new BlockEnd(end, end, false) : new BlockEnd(end, end + 3, true);
  }

  private static boolean escaped(String text, int from, int at) {
    int slashes = 0;
    while (at - slashes > from && text.charAt(at - slashes - 1) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }
}
