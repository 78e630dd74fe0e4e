package dev.parley.flow.engine;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.metadata.init.ClassPathResourceMetadataLoader;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers to E.164, national ones by the bot's country. A bot has its own table of numbering
 * plans, made when the first number is read: a bot that asks for none does not pay for it.
 */
final class Phones {
  private static final String NO_REGION = "ZZ";

  private final String region;
  private @Nullable PhoneNumberUtil plans;

  /**
   * @param country an ISO 3166 code; empty if all numbers need their prefix
   */
  Phones(String country) {
    this.region = country.isEmpty() ? NO_REGION : country.toUpperCase(Locale.ROOT);
  }

  private synchronized PhoneNumberUtil plans() {
    if (plans == null) {
      plans = PhoneNumberUtil.createInstance(new ClassPathResourceMetadataLoader());
    }
    return plans;
  }

  Optional<Object> read(String text) {
    PhoneNumberUtil numbers = plans();
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
