package dev.parley.runtime.whatsapp;

import java.nio.file.Path;

/**
 * A file to be uploaded.
 *
 * @param mimeType such as {@code image/png}
 * @param filename what it is called; customers see the name of a document's message, not this one
 */
public record Upload(Path file, String mimeType, String filename) {
  /** Refuses what would break out of its line in the request. */
  public Upload {
    if (!mimeType.matches("[a-z]+/[A-Za-z0-9.+-]+(; ?[a-z]+=[A-Za-z0-9.+-]+)*")) {
      throw new IllegalArgumentException("A MIME type is written image/png, not " + mimeType);
    }
  }
}
