package dev.parley.runtime.contact.imports;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.parley.runtime.contact.PhoneVariants;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads phone numbers as people write them, to digits with the country's code. */
final class PhoneCells {
  private static final String NO_REGION = "ZZ";
  private static final Pattern SHORTENED = Pattern.compile("\\d[.,]\\d+[eE]\\+?\\d+");
  private static final Pattern TAIL = Pattern.compile("[.,]0+$");
  private static final int FEWEST = 6;
  private static final int MOST = 15;

  private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
  private final String region;

  /**
   * For one file.
   *
   * @param country whose numbers have no prefix, by two letters; empty if all have one
   */
  PhoneCells(String country) {
    this.region = plans.getSupportedRegions().contains(country) ? country : NO_REGION;
  }

  String read(String cell) throws Wrong {
    String text = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
    if (SHORTENED.matcher(text).matches()) {
      throw new Wrong(
          "is a number that a program for tables has shortened: format the column as text and"
              + " write the numbers again");
    }
    String plain = TAIL.matcher(text).replaceFirst("");
    String digits = digits(plain);
    if (digits.length() < FEWEST || digits.length() > MOST + 2) {
      throw new Wrong("is no phone number: it has 6 to 15 digits");
    }
    boolean prefixed = plain.startsWith("+") || digits.startsWith("00");
    String given = digits.startsWith("00") ? digits.substring(2) : digits;
    return (prefixed ? international(given) : national(plain, given))
        .orElseThrow(() -> new Wrong(sentence(prefixed)));
  }

  private String sentence(boolean prefixed) {
    if (prefixed || region.equals(NO_REGION)) {
      return prefixed
          ? "is no phone number that can be: look at its country's code and its length"
          : "is no phone number with its country's code, such as +919876543210; or set the plan's"
              + " country";
    }
    return "is no phone number of " + region + ", and none with its country's code";
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit >= 0) {
        digits.append((char) ('0' + digit));
      }
    }
    return digits.toString();
  }

  private Optional<String> national(String text, String digits) {
    if (region.equals(NO_REGION)) {
      return international(digits);
    }
    Optional<PhoneNumber> own = parsed(text, region).filter(plans::isValidNumber);
    if (own.isPresent()) {
      return own.map(number -> written(number, digits));
    }
    return international(digits);
  }

  /** As it was given, if it can be a number in any of the ways in which it is written. */
  private Optional<String> international(String digits) {
    for (String variant : PhoneVariants.of(digits)) {
      Optional<PhoneNumber> number = parsed("+" + variant, NO_REGION).filter(plans::isValidNumber);
      if (number.isPresent()) {
        return Optional.of(written(number.get(), digits));
      }
    }
    return Optional.empty();
  }

  private Optional<PhoneNumber> parsed(String text, String where) {
    try {
      return Optional.of(plans.parse(text, where));
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  /** What already has its country's code stays as it is, in whichever way it is written. */
  private String written(PhoneNumber number, String given) {
    String usual = plans.format(number, PhoneNumberFormat.E164).substring(1);
    List<String> ways = PhoneVariants.of(usual);
    return ways.contains(given) ? given : usual;
  }
}
