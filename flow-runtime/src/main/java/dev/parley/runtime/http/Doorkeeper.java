package dev.parley.runtime.http;

import java.util.Optional;

/** Knows whose a key or a session is. */
public interface Doorkeeper {
  /** Who holds this API key. */
  Optional<Caller> byKey(String key);

  /** Who signed in and got this session's token. */
  Optional<Caller> bySession(String token);
}
