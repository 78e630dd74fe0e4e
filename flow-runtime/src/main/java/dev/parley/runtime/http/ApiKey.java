package dev.parley.runtime.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bootstrap key of the management API. Only its digest is kept. */
public final class ApiKey {
  private static final String SCHEME = "Bearer ";

  private final byte @Nullable [] digest;

  private ApiKey(byte @Nullable [] digest) {
    this.digest = digest;
  }

  /** The key of the settings; without one every request is refused. */
  public static ApiKey of(Optional<String> key) {
    return new ApiKey(key.map(ApiKey::digest).orElse(null));
  }

  /**
   * Lets the request pass if it carries the key.
   *
   * @throws Problem 401 otherwise
   */
  public void require(Context context) {
    if (digest == null) {
      throw Problem.unauthorized("The management API is off: no PARLEY_API_KEY is set.");
    }
    String header = context.header("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Problem.unauthorized("Send the API key as Authorization: Bearer KEY.");
    }
    String given = header.substring(SCHEME.length()).strip();
    if (!MessageDigest.isEqual(digest, digest(given))) {
      throw Problem.unauthorized("This API key is not known.");
    }
  }

  private static byte[] digest(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
