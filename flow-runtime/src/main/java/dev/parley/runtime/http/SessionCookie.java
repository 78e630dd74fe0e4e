package dev.parley.runtime.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/** The cookie that a browser keeps while somebody is signed in. */
public final class SessionCookie {
  /** Where a request shows that the signed-in page itself sent it. */
  public static final String FORGERY_HEADER = "X-CSRF-Token";

  private static final String NAME = "parley_session";
  private static final String WHERE = "; Path=/; HttpOnly; SameSite=Lax";

  private SessionCookie() {}

  /** The token of the request's session. */
  public static Optional<String> token(Context context) {
    return Optional.ofNullable(context.cookie(NAME)).filter(token -> !token.isEmpty());
  }

  /** What a page shows to prove that it sent a request itself; made of the session's token. */
  public static String forgeryToken(String token) {
    return Digest.of("parley csrf\n" + token);
  }

  /**
   * The header that gives a browser its session.
   *
   * @param secure whether the cookie is for HTTPS only
   */
  public static String give(String token, Duration life, boolean secure) {
    return NAME + "=" + token + "; Max-Age=" + life.toSeconds() + WHERE + secured(secure);
  }

  /** The header that takes it away. */
  public static String take(boolean secure) {
    return NAME + "=; Max-Age=0" + WHERE + secured(secure);
  }

  private static String secured(boolean secure) {
    return secure ? "; Secure" : "";
  }
}
