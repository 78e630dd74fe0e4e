package dev.parley.flow.script;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of JavaScript that cannot be names. */
final class Words {
  private static final String WRITE_ARROW =
      "write a short function as `x => value`, or put longer ones into a .js file";

  /** Words that begin something that flows do not have. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("function", "`function` cannot be used in a flow: " + WRITE_ARROW + "."),
          Map.entry("class", "`class` cannot be used in a flow: put it into a .js file."),
          Map.entry("async", "`async` cannot be used in a flow: expressions never wait."),
          Map.entry("await", "`await` cannot be used in a flow: expressions never wait."),
          Map.entry("yield", "`yield` cannot be used in a flow: " + WRITE_ARROW + "."),
          Map.entry("delete", "`delete` cannot be used in a flow: expressions change nothing."),
          Map.entry("this", "`this` has no meaning in a flow."),
          Map.entry("super", "`super` has no meaning in a flow."),
          Map.entry("import", "`import` cannot be used in an expression: write `use fn`."));

  /** Words that can stand in no expression; the text after them is left alone. */
  private static final Set<String> STATEMENTS =
      Set.of(
          "break",
          "case",
          "catch",
          "const",
          "continue",
          "debugger",
          "default",
          "do",
          "else",
          "enum",
          "export",
          "extends",
          "finally",
          "for",
          "if",
          "in",
          "instanceof",
          "return",
          "switch",
          "throw",
          "try",
          "var",
          "while",
          "with");

  private Words() {}

  /** Why a word cannot be used; empty if it can. */
  static Optional<String> refusal(String word) {
    return Optional.ofNullable(REFUSED.get(word));
  }

  static boolean isStatement(String word) {
    return STATEMENTS.contains(word);
  }

  /** Whether a word can name a variable or parameter. */
  static boolean isName(String word) {
    return switch (word) {
      case "", "true", "false", "null", "typeof", "void", "new" -> false;
      default -> !REFUSED.containsKey(word) && !STATEMENTS.contains(word);
    };
  }
}
