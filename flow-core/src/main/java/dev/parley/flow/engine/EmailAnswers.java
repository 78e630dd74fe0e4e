package dev.parley.flow.engine;

import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses as the HTML standard's e-mail field takes them, with a dot in the domain. */
final class EmailAnswers {
  private static final int MOST = 254;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?"
              + "(?:\\.[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?)+");

  private EmailAnswers() {}

  static Optional<Object> read(String text) {
    String address = text.strip();
    if (address.regionMatches(true, 0, "mailto:", 0, 7)) {
      address = address.substring(7);
    }
    boolean good = address.length() <= MOST && ADDRESS.matcher(address).matches();
    return good ? Optional.of(address) : Optional.empty();
  }
}
