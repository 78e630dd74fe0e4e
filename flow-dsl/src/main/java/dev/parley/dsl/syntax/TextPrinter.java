package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.Tree.Dur;
import dev.parley.dsl.syntax.Tree.Js;
import dev.parley.dsl.syntax.Tree.Str;
import dev.parley.dsl.syntax.Tree.Text;
import dev.parley.flow.script.Template;
import java.util.List;

/** Writes texts with their quotes and escapes, and expressions. */
final class TextPrinter {

  private TextPrinter() {}

  /** A text: over several lines in three quotes if it has several and can be written so. */
  static void text(Out out, Text text) {
    if (isBlock(text.raw())) {
      block(out, text);
    } else {
      out.add("\"").add(escaped(text, false)).add("\"");
    }
  }

  /**
   * Three quotes strip the common indent and blanks at line ends, so such texts are not for them.
   */
  private static boolean isBlock(String raw) {
    if (raw.indexOf('\n') < 0) {
      return false;
    }
    boolean atMargin = false;
    for (String line : raw.split("\n", -1)) {
      if (!line.isEmpty() && Chars.isSpace(line.charAt(line.length() - 1))) {
        return false;
      }
      atMargin |= !line.isEmpty() && !Chars.isSpace(line.charAt(0));
    }
    return atMargin;
  }

  private static void block(Out out, Text text) {
    out.add("\"\"\"");
    for (String line : escaped(text, true).split("\n", -1)) {
      if (line.isEmpty()) {
        out.emptyLine();
      } else {
        out.line(1).add(line);
      }
    }
    out.line(1).add("\"\"\"");
  }

  private static String escaped(Text text, boolean block) {
    StringBuilder out = new StringBuilder();
    for (Template.Part part : text.template().parts()) {
      String raw = text.raw().substring(part.start(), part.end());
      switch (part) {
        case Template.Literal literal -> literal(raw, block, out);
        case Template.Hole hole -> out.append(block ? raw : raw.replaceAll("\\s*\\R\\s*", " "));
      }
    }
    return out.toString();
  }

  private static void literal(String raw, boolean block, StringBuilder out) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\' && raw.startsWith("${", i + 1)) {
        out.append("\\${");
        i += 2;
      } else if (block && c == '\n') {
        out.append(c);
      } else if (block && c == '"' && !raw.startsWith("\"\"", i)) {
        out.append(c);
      } else {
        out.append(escape(c));
      }
    }
  }

  private static String escape(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      default -> c < ' ' ? "\\u{" + Integer.toHexString(c) + "}" : String.valueOf(c);
    };
  }

  /** A duration without zeros that say nothing. */
  static String duration(Dur duration) {
    return duration.text().replaceFirst("^0+(?=[0-9])", "");
  }

  /** A plain string. */
  static String string(Str string) {
    StringBuilder out = new StringBuilder("\"");
    String value = string.value();
    for (int i = 0; i < value.length(); i++) {
      boolean hole = value.startsWith("${", i);
      out.append(hole ? "\\$" : escape(value.charAt(i)));
    }
    return out.append('"').toString();
  }

  static String strings(List<Str> strings) {
    return String.join(", ", strings.stream().map(TextPrinter::string).toList());
  }

  /** An expression; the lines after its first are indented like the statement it stands in. */
  static String js(Out out, Js js) {
    return JsText.indented(js.source(), " ".repeat(out.indent()));
  }
}
