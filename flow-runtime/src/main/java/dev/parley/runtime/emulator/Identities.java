package dev.parley.runtime.emulator;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Makes the ids that Meta makes: user ids and message ids. */
final class Identities {
  private static final String COUNTRY_WITHOUT_PHONE = "US";
  private static final int MESSAGE_ID_LENGTH = 20;

  private Identities() {}

  /**
   * The customer, with a user id that only depends on phone or username: the same person is the
   * same contact after a restart of the emulator.
   */
  static Customer customer(NewCustomer wanted) {
    Optional<String> phone = wanted.phone().map(Identities::digits);
    String key = phone.orElseGet(() -> "@" + wanted.username().orElseThrow());
    String country = phone.flatMap(Identities::country).orElse(COUNTRY_WITHOUT_PHONE);
    return new Customer(country + "." + userNumber(key), wanted.name(), phone, wanted.username());
  }

  /** A phone number as Meta writes a {@code wa_id}. */
  static String digits(String phone) {
    return phone.replaceAll("[^0-9]", "");
  }

  /** A new message id; as in real ones, the customer's number can be read out of it. */
  static String messageId(Customer customer, boolean fromCustomer) {
    byte[] address = customer.address().getBytes(StandardCharsets.UTF_8);
    byte[] unique = uniquePart().getBytes(StandardCharsets.US_ASCII);
    ByteBuffer id = ByteBuffer.allocate(address.length + unique.length + 10);
    id.put((byte) 0x1C).put((byte) 0x18).put((byte) address.length).put(address);
    id.put((byte) 0x15).put((byte) 0x02).put((byte) 0x00);
    id.put((byte) (fromCustomer ? 0x12 : 0x11)).put((byte) 0x18);
    id.put((byte) unique.length).put(unique).put((byte) 0x00);
    return "wamid." + Base64.getEncoder().encodeToString(id.array());
  }

  private static String uniquePart() {
    String hex = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    return hex.substring(hex.length() - MESSAGE_ID_LENGTH);
  }

  private static String userNumber(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return Long.toUnsignedString(ByteBuffer.wrap(hash).getLong() | Long.MIN_VALUE);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must offer SHA-256", e);
    }
  }

  private static Optional<String> country(String digits) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      int code = numbers.parse("+" + digits, null).getCountryCode();
      String region = numbers.getRegionCodeForCountryCode(code);
      return region.length() == 2 && !"ZZ".equals(region) ? Optional.of(region) : Optional.empty();
    } catch (NumberParseException unknown) {
      return Optional.empty();
    }
  }
}
