package dev.parley.runtime.http;

import dev.parley.runtime.log.Logs;
import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * Gives every request an id, its own if it brings one as {@code X-Request-Id}: the answer carries
 * it, and so does every line that is logged meanwhile.
 */
final class RequestIds {
  private static final String HEADER = "X-Request-Id";
  private static final Pattern GIVEN = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  private static final int BYTES = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RequestIds() {}

  static void begin(Context context) {
    String given = Optional.ofNullable(context.header(HEADER)).orElse("");
    String id = GIVEN.matcher(given).matches() ? given : fresh();
    MDC.put(Logs.REQUEST, id);
    context.header(HEADER, id);
  }

  static void end() {
    MDC.remove(Logs.REQUEST);
  }

  static Optional<String> current() {
    return Optional.ofNullable(MDC.get(Logs.REQUEST));
  }

  private static String fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return "req_" + HexFormat.of().formatHex(bytes);
  }
}
