package dev.parley.runtime.contact;

import java.util.List;

/**
 * The other ways in which one phone number is written. Brazil's mobile numbers have a ninth digit
 * that WhatsApp leaves out of older ones, Mexico's had a 1 after the country's code, Argentina's
 * have a 9 there. They serve to find somebody; what is stored stays as it came.
 */
public final class PhoneVariants {
  private static final int BRAZIL_NEW = 13;
  private static final int BRAZIL_OLD = 12;
  private static final int BRAZIL_AREA_END = 4;
  private static final int MEXICO_PLAIN = 12;
  private static final int ARGENTINA_PLAIN = 12;

  private PhoneVariants() {}

  /** The number itself, and then how else it may be written: digits, with the country's code. */
  public static List<String> of(String phone) {
    if (phone.startsWith("55")) {
      return brazil(phone);
    }
    if (phone.startsWith("52")) {
      return marked(phone, "52", "1", MEXICO_PLAIN);
    }
    if (phone.startsWith("54")) {
      return marked(phone, "54", "9", ARGENTINA_PLAIN);
    }
    return List.of(phone);
  }

  /** Only mobile numbers, which begin with 6 to 9: a landline with a 9 is somebody else's. */
  private static List<String> brazil(String phone) {
    String area = phone.substring(0, Math.min(BRAZIL_AREA_END, phone.length()));
    if (phone.length() == BRAZIL_NEW
        && phone.charAt(BRAZIL_AREA_END) == '9'
        && phone.charAt(BRAZIL_AREA_END + 1) >= '6') {
      return List.of(phone, area + phone.substring(BRAZIL_AREA_END + 1));
    }
    if (phone.length() == BRAZIL_OLD && phone.charAt(BRAZIL_AREA_END) >= '6') {
      return List.of(phone, area + "9" + phone.substring(BRAZIL_AREA_END));
    }
    return List.of(phone);
  }

  private static List<String> marked(String phone, String code, String mark, int plain) {
    if (phone.length() == plain) {
      return List.of(phone, code + mark + phone.substring(code.length()));
    }
    if (phone.length() == plain + 1 && phone.startsWith(code + mark)) {
      return List.of(phone, code + phone.substring(code.length() + 1));
    }
    return List.of(phone);
  }
}
