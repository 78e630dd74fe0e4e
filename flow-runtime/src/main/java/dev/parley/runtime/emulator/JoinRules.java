package dev.parley.runtime.emulator;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Who may get a phone: a name, and a phone number or a username. */
final class JoinRules {
  private static final int NAME = 60;
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./-]{5,30}");
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9._]{3,35}");
  private static final int DIGITS_LEAST = 7;
  private static final int DIGITS_MOST = 15;

  private JoinRules() {}

  static NewCustomer read(ObjectNode body) {
    String name = EmulatorJson.text(body, "name").map(String::strip).orElse("");
    if (name.isEmpty() || name.length() > NAME) {
      throw PhoneFault.field("/name", "A name has 1 to " + NAME + " characters.");
    }
    Optional<String> phone = EmulatorJson.text(body, "phone").map(JoinRules::phone);
    Optional<String> username = EmulatorJson.text(body, "username").map(JoinRules::username);
    if (phone.isEmpty() && username.isEmpty()) {
      throw PhoneFault.field("/phone", "Give a phone number or a username.");
    }
    return new NewCustomer(name, phone, username);
  }

  private static String phone(String text) {
    String digits = Identities.digits(text);
    if (!PHONE.matcher(text.strip()).matches()
        || digits.length() < DIGITS_LEAST
        || digits.length() > DIGITS_MOST) {
      throw PhoneFault.field(
          "/phone",
          "A phone number has its country code and 7 to 15 digits, like +44 20 7946 0018.");
    }
    return digits;
  }

  private static String username(String text) {
    String username = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^@", "");
    if (!USERNAME.matcher(username).matches()) {
      throw PhoneFault.field(
          "/username", "A username has 3 to 35 letters (a to z), digits, dots and underscores.");
    }
    return username;
  }
}
