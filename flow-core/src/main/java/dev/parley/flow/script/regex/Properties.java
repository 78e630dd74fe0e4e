package dev.parley.flow.script.regex;

import dev.parley.flow.script.value.Blanks;
import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** What {@code \p{…}} can ask about a character. */
final class Properties {
  private static final Map<String, Set<Integer>> CATEGORIES =
      Map.ofEntries(
          category("L", "Letter", 1, 2, 3, 4, 5),
          category("Lu", "Uppercase_Letter", 1),
          category("Ll", "Lowercase_Letter", 2),
          category("Lt", "Titlecase_Letter", 3),
          category("LC", "Cased_Letter", 1, 2, 3),
          category("Lm", "Modifier_Letter", 4),
          category("Lo", "Other_Letter", 5),
          category("M", "Mark", 6, 7, 8),
          category("Mn", "Nonspacing_Mark", 6),
          category("Me", "Enclosing_Mark", 7),
          category("Mc", "Spacing_Mark", 8),
          category("N", "Number", 9, 10, 11),
          category("Nd", "Decimal_Number", 9),
          category("Nl", "Letter_Number", 10),
          category("No", "Other_Number", 11),
          category("Z", "Separator", 12, 13, 14),
          category("Zs", "Space_Separator", 12),
          category("Zl", "Line_Separator", 13),
          category("Zp", "Paragraph_Separator", 14),
          category("C", "Other", 15, 16, 18, 19, 0),
          category("Cc", "Control", 15),
          category("Cf", "Format", 16),
          category("Co", "Private_Use", 18),
          category("Cs", "Surrogate", 19),
          category("Cn", "Unassigned", 0),
          category("P", "Punctuation", 20, 21, 22, 23, 24, 29, 30),
          category("Pd", "Dash_Punctuation", 20),
          category("Ps", "Open_Punctuation", 21),
          category("Pe", "Close_Punctuation", 22),
          category("Pc", "Connector_Punctuation", 23),
          category("Po", "Other_Punctuation", 24),
          category("Pi", "Initial_Punctuation", 29),
          category("Pf", "Final_Punctuation", 30),
          category("S", "Symbol", 25, 26, 27, 28),
          category("Sm", "Math_Symbol", 25),
          category("Sc", "Currency_Symbol", 26),
          category("Sk", "Modifier_Symbol", 27),
          category("So", "Other_Symbol", 28));

  private static final Map<String, IntPredicate> BINARY =
      Map.ofEntries(
          Map.entry("Any", c -> true),
          Map.entry("ASCII", c -> c < 0x80),
          Map.entry("Alphabetic", Character::isAlphabetic),
          Map.entry("Alpha", Character::isAlphabetic),
          Map.entry("Uppercase", Character::isUpperCase),
          Map.entry("Upper", Character::isUpperCase),
          Map.entry("Lowercase", Character::isLowerCase),
          Map.entry("Lower", Character::isLowerCase),
          Map.entry("White_Space", c -> Blanks.isBlank(c) || c == 0x85),
          Map.entry("Ideographic", Character::isIdeographic),
          Map.entry("ID_Start", Character::isUnicodeIdentifierStart),
          Map.entry("Emoji", Character::isEmoji),
          Map.entry("Emoji_Presentation", Character::isEmojiPresentation),
          Map.entry("Emoji_Modifier", Character::isEmojiModifier),
          Map.entry("Emoji_Modifier_Base", Character::isEmojiModifierBase),
          Map.entry("Emoji_Component", Character::isEmojiComponent),
          Map.entry("Extended_Pictographic", Character::isExtendedPictographic));

  private Properties() {}

  private static Map.Entry<String, Set<Integer>> category(
      String shortName, String longName, Integer... types) {
    return Map.entry(shortName + " " + longName, Set.of(types));
  }

  static IntPredicate named(String written) throws RegexFault {
    int equals = written.indexOf('=');
    if (equals < 0) {
      IntPredicate binary = BINARY.get(written);
      return binary != null ? binary : category(written);
    }
    String value = written.substring(equals + 1);
    return switch (written.substring(0, equals)) {
      case "General_Category", "gc" -> category(value);
      case "Script", "sc", "Script_Extensions", "scx" -> script(value);
      default -> throw unknown(written);
    };
  }

  private static IntPredicate category(String name) throws RegexFault {
    for (Map.Entry<String, Set<Integer>> entry : CATEGORIES.entrySet()) {
      if ((" " + entry.getKey() + " ").contains(" " + name + " ")) {
        Set<Integer> types = entry.getValue();
        return c -> types.contains(Character.getType(c));
      }
    }
    throw unknown(name);
  }

  private static IntPredicate script(String name) throws RegexFault {
    try {
      UnicodeScript script = UnicodeScript.forName(name);
      return c -> UnicodeScript.of(c) == script;
    } catch (IllegalArgumentException e) {
      throw unknown(name);
    }
  }

  private static RegexFault unknown(String name) {
    return new RegexFault("the property `" + name + "` is not known");
  }
}
