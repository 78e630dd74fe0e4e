package dev.parley.runtime.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * Lets callers in: by {@code Authorization: Bearer KEY}, or by the session's cookie. A browser
 * sends cookies along with requests that other pages made it send, so whatever changes something
 * must show the session's token against forgery as well.
 */
final class Door {
  private static final String SCHEME = "Bearer ";
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

  private final Doorkeeper keeper;

  Door(Doorkeeper keeper) {
    this.keeper = keeper;
  }

  /**
   * Who this is.
   *
   * @throws Problem 401 if nobody, 403 if a page may have been tricked into sending this
   */
  Caller enter(Context context) {
    String header = context.header("Authorization");
    if (header != null) {
      return byKey(header);
    }
    return SessionCookie.token(context)
        .map(token -> bySession(context, token))
        .orElseThrow(() ->
            Problem.unauthorized("Send an API key as Authorization: Bearer KEY, or sign in."));
  }

  private Caller byKey(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Problem.unauthorized("Send the API key as Authorization: Bearer KEY.");
    }
    return keeper
        .byKey(header.substring(SCHEME.length()).strip())
        .orElseThrow(() ->
            Problem.unauthorized("This API key is not known, or it was revoked or has ended."));
  }

  private Caller bySession(Context context, String token) {
    Caller caller =
        keeper
            .bySession(token)
            .orElseThrow(() -> Problem.unauthorized("The session has ended: sign in again."));
    boolean harmless = HARMLESS.contains(context.method().name());
    if (!harmless && !shown(context, SessionCookie.forgeryToken(token))) {
      throw Problem.forbidden(
          "With a session, a request that changes something carries the session's csrfToken as "
              + SessionCookie.FORGERY_HEADER
              + ".");
    }
    return caller;
  }

  private static boolean shown(Context context, String expected) {
    String given = Optional.ofNullable(context.header(SessionCookie.FORGERY_HEADER)).orElse("");
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
