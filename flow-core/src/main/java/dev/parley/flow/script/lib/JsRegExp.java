package dev.parley.flow.script.lib;

import dev.parley.flow.script.regex.Flags;
import dev.parley.flow.script.regex.Regex;
import dev.parley.flow.script.value.Undefined;

/** A regular expression as a value: the pattern and where the next search begins. */
public final class JsRegExp {
  private final Regex regex;
  private double lastIndex;

  /** A pattern that begins to search at the start. */
  public JsRegExp(Regex regex) {
    this.regex = regex;
  }

  Regex regex() {
    return regex;
  }

  Flags flags() {
    return regex.flags();
  }

  double lastIndex() {
    return lastIndex;
  }

  void lastIndex(double index) {
    lastIndex = index;
  }

  Object own(String key) {
    Flags flags = regex.flags();
    return switch (key) {
      case "source" -> source();
      case "flags" -> flags.sorted();
      case "lastIndex" -> lastIndex;
      case "global" -> flags.global();
      case "ignoreCase" -> flags.ignoreCase();
      case "multiline" -> flags.multiline();
      case "dotAll" -> flags.dotAll();
      case "unicode" -> flags.unicode();
      case "sticky" -> flags.sticky();
      case "hasIndices", "unicodeSets" -> false;
      default -> Undefined.UNDEFINED;
    };
  }

  private String source() {
    String source = regex.source();
    if (source.isEmpty()) {
      return "(?:)";
    }
    StringBuilder escaped = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\' && i + 1 < source.length()) {
        escaped.append(c).append(source.charAt(++i));
      } else if (c == '\n') {
        escaped.append("\\n");
      } else if (c == '\r') {
        escaped.append("\\r");
      } else {
        inClass = c == '[' || (inClass && c != ']');
        escaped.append(c == '/' && !inClass ? "\\/" : String.valueOf(c));
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return "/" + source() + "/" + regex.flags().sorted();
  }
}
