package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/** Amounts of money as a language writes them: symbol, places and grouping. */
final class Money {
  /** Languages that group as 12,34,567: the last three digits, then pairs. */
  private static final Set<String> INDIAN =
      Set.of("hi", "bn", "ta", "te", "gu", "kn", "ml", "mr", "pa", "or", "as");

  private Money() {}

  static Object format(Args args) {
    double amount = args.number(0);
    Currency currency = currency(args.string(1));
    if (!Double.isFinite(amount)) {
      throw new ScriptFault(FaultCode.RANGE, "money() takes an amount, not a missing number.");
    }
    Locale locale = FlowFunctions.locale(args);
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    int digits = Math.max(currency.getDefaultFractionDigits(), 0);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    format.setRoundingMode(RoundingMode.HALF_UP);
    boolean indian = locale.getCountry().equals("IN") || INDIAN.contains(locale.getLanguage());
    format.setGroupingUsed(!indian);
    String text = format.format(new BigDecimal(NumberText.of(amount)));
    return indian ? grouped(text, format) : text;
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new ScriptFault(
          FaultCode.RANGE, "`" + code + "` is not the code of a currency, such as EUR.");
    }
  }

  /** Java's formats know groups of one size only. */
  private static String grouped(String text, NumberFormat format) {
    char comma =
        format instanceof DecimalFormat decimal
            ? decimal.getDecimalFormatSymbols().getMonetaryGroupingSeparator()
            : ',';
    int from = 0;
    while (from < text.length() && !Character.isDigit(text.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < text.length() && Character.isDigit(text.charAt(to))) {
      to++;
    }
    StringBuilder whole = new StringBuilder(text.substring(from, to));
    for (int at = whole.length() - 3; at > 0; at -= 2) {
      whole.insert(at, comma);
    }
    return text.substring(0, from) + whole + text.substring(to);
  }
}
