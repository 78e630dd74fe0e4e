package dev.parley.flow.script.lib;

import dev.parley.flow.script.TextFold;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Equality;
import dev.parley.flow.script.value.Namespace;
import dev.parley.flow.script.value.NativeFunction;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What flows have beyond JavaScript: plural, money, text.fold and phone.format. */
final class FlowFunctions {
  /** {@code plural(n, one, many)}: one of two words, by the rule of the conversation's language. */
  static final NativeFunction PLURAL = new NativeFunction("plural", 3, FlowFunctions::plural);

  /** {@code money(amount, currency)}: an amount as the conversation's language writes it. */
  static final NativeFunction MONEY = new NativeFunction("money", 2, Money::format);

  /** {@code text.fold(value)}: without case and accents, for comparing. */
  static final Namespace TEXT =
      new Namespace(
          "text", new MemberMap().with("fold", 1, args -> TextFold.fold(args.string(0))).all());

  /**
   * {@code phone.format(value)}: a phone number as {@code +} and digits (E.164), from any spelling
   * with {@code +} or {@code 00}; null if it cannot be one. No country is assumed.
   */
  static final Namespace PHONE =
      new Namespace("phone", new MemberMap().with("format", 1, FlowFunctions::phone).all());

  private FlowFunctions() {}

  /** The language of the conversation. */
  static Locale locale(Args args) {
    return Locale.forLanguageTag(args.run().env().lang().replace('_', '-'));
  }

  private static @Nullable Object plural(Args args) {
    double count = Math.abs(args.number(0));
    boolean one =
        switch (locale(args).getLanguage()) {
          case "fr", "pt", "hy" -> count < 2;
          case "hi", "bn", "gu", "fa", "am", "kn", "zu" -> count <= 1;
          case "ja", "zh", "ko", "th", "vi", "id", "ms", "my" -> false;
          default -> count == 1;
        };
    return args.at(one ? 1 : 2);
  }

  private static @Nullable Object phone(Args args) {
    if (Equality.isNothing(args.at(0))) {
      return null;
    }
    String written = args.string(0).strip();
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (Character.isDigit(c)) {
        digits.append(Character.digit(c, 10));
      } else if (" -./()\u00A0".indexOf(c) < 0 && !(c == '+' && i == 0)) {
        return null;
      }
    }
    boolean zeros = digits.indexOf("00") == 0 && !written.startsWith("+");
    String number = zeros ? digits.substring(2) : digits.toString();
    boolean plausible = number.length() >= 7 && number.length() <= 15 && number.charAt(0) != '0';
    return plausible ? "+" + number : null;
  }
}
