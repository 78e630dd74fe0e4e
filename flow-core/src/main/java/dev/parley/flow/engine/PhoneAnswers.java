package dev.parley.flow.engine;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;

/** Phone numbers to E.164, national ones by the bot's country. */
final class PhoneAnswers {
  private static final String NO_REGION = "ZZ";

  private PhoneAnswers() {}

  static Optional<Object> read(String text, String country) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    String region = country.isEmpty() ? NO_REGION : country.toUpperCase(Locale.ROOT);
    try {
      PhoneNumber number = numbers.parse(Digits.latin(text.strip()), region);
      return numbers.isValidNumber(number)
          ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }
}
