package dev.parley.runtime.call;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Reads the addresses that flows fill in, as a browser would. */
final class Address {
  /** What an address must not hold as it is; flows put customers' words into addresses. */
  private static final String UNSAFE = " \"<>\\^`{|}";

  private static final int FIRST_PRINTABLE = 0x21;
  private static final int LAST_ASCII = 0x7e;
  private static final int MOST_PORT = 65_535;

  private Address() {}

  /** The address that a text means; empty if it is none for a web service. */
  static Optional<URI> of(String text) {
    try {
      URI url = new URI(escaped(text.strip()));
      return callable(url) ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Where an answer leads on to; empty if nowhere that can be called. */
  static Optional<URI> of(URI from, String location) {
    try {
      URI url = from.resolve(new URI(escaped(location.strip())));
      return callable(url) ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  // A name and password in an address would be left out without a word.
  private static boolean callable(URI url) {
    return (scheme(url).equals("http") || scheme(url).equals("https"))
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getPort() != 0
        && url.getPort() <= MOST_PORT;
  }

  static String scheme(URI url) {
    return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean percent = c == '%' && !isEscape(text, i);
      if (c < FIRST_PRINTABLE || c > LAST_ASCII || percent || UNSAFE.indexOf(c) >= 0) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
      } else {
        escaped.append((char) c);
      }
      i += Character.charCount(c);
    }
    return escaped.toString();
  }

  private static boolean isEscape(String text, int percent) {
    return percent + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(percent + 1))
        && HexFormat.isHexDigit(text.charAt(percent + 2));
  }
}
