package dev.parley.flow.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Web addresses as people write them; one without a scheme gets {@code https}. */
final class UrlAnswers {
  private static final int MOST = 2_048;
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
  private static final Pattern HOST = Pattern.compile("[^.\\s]+(\\.[^.\\s]+)+");

  private UrlAnswers() {}

  static Optional<Object> read(String text) {
    String stripped = text.strip();
    String address = SCHEME.matcher(stripped).matches() ? stripped : "https://" + stripped;
    try {
      URI uri = new URI(address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      String host = uri.getHost();
      boolean good =
          address.length() <= MOST
              && (scheme.equals("https") || scheme.equals("http"))
              && host != null
              && HOST.matcher(host).matches();
      return good ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }
}
