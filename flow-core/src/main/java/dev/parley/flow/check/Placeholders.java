package dev.parley.flow.check;

import dev.parley.flow.script.Script;
import dev.parley.flow.script.Template;
import java.util.Set;
import java.util.TreeSet;

/** What stands in the gaps of a text, to be compared with the gaps of its translation. */
final class Placeholders {
  private Placeholders() {}

  /**
   * The gaps of a text as they are written, without blanks. What stands in quotes may differ: in
   * {@code plural(n, "day", "days")} it is to be translated too.
   */
  static Set<String> of(Template template, String raw) {
    Set<String> gaps = new TreeSet<>();
    for (Template.Part part : template.parts()) {
      if (part instanceof Template.Hole hole) {
        gaps.add(withoutWords(raw.substring(hole.start(), hole.end())));
      }
    }
    return gaps;
  }

  private static String withoutWords(String gap) {
    StringBuilder out = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < gap.length(); i++) {
      char c = gap.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
        out.append("\"…\"");
      } else if (!Character.isWhitespace(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Whether a text has anything to translate: a letter outside of its gaps. */
  static boolean hasWords(String raw) {
    return Script.template(raw).parts().stream()
        .anyMatch(part ->
            part instanceof Template.Literal literal
                && literal.text().codePoints().anyMatch(Character::isLetter));
  }
}
