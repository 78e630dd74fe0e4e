package dev.parley.runtime.media;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Where contents stand for good, each once, by account and SHA-256. A content is there whole or not
 * at all. What goes wrong is thrown as {@link java.io.UncheckedIOException}.
 */
interface Shelves {
  /** Puts a written file there; when this returns it outlives the machine. The file may be gone. */
  void put(String account, String digest, Path written);

  boolean has(String account, String digest);

  /** A content, if it is there; it must be closed. */
  Optional<InputStream> open(String account, String digest);

  /** Lends a content as a file, which stays only until the borrower returns. */
  <T> T lend(String account, String digest, Function<Path, T> borrower);

  /** Shows the contents that were kept before an instant, some of an account at a time. */
  void each(Instant before, BiConsumer<String, List<String>> visitor);

  /** Deletes a content, unless it was kept again since. */
  void discard(String account, String digest, Instant before);

  /** What keeps it from working now, in a sentence; empty if nothing does. */
  Optional<String> trouble();

  /** Both names are made by us, and checked all the same. */
  static void check(String account, String digest) {
    if (!account.matches("[A-Za-z0-9_-]+") || !digest.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("No content is called " + digest);
    }
  }
}
