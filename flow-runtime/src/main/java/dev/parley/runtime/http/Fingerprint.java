package dev.parley.runtime.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** Tells whether two requests are the same: verb, path, query, type and every byte of the body. */
final class Fingerprint {
  private final MessageDigest digest = Digest.sha256();
  private String ended = "";

  Fingerprint(Context context) {
    add(context.method().name());
    add(context.path());
    add(Optional.ofNullable(context.queryString()).orElse(""));
    add(Optional.ofNullable(context.contentType()).orElse(""));
  }

  private void add(String part) {
    digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
  }

  void add(byte[] body) {
    digest.update(body);
  }

  /** The same bytes, counted in as they are read. */
  InputStream of(InputStream body) {
    return new DigestInputStream(body, digest);
  }

  /** Reads what nobody has read. */
  void drain(InputStream body) {
    try (InputStream all = of(body)) {
      all.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw Problem.badRequest("The body broke off before its end.");
    }
  }

  /** The fingerprint of what was read; what comes after the first call is not counted. */
  String end() {
    if (ended.isEmpty()) {
      ended = HexFormat.of().formatHex(digest.digest());
    }
    return ended;
  }
}
