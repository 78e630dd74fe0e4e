package dev.parley.runtime.media;

import dev.parley.runtime.whatsapp.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The contents of files. Each is first written into a folder of this server, and then put where it
 * stands for good: beside that folder, or in a bucket.
 */
final class FileVault {
  static final String TEMPORARY = "incoming";

  private final Path folder;
  private final Shelves shelves;

  /**
   * A vault over shelves.
   *
   * @param folder where files are written first
   */
  FileVault(Path folder, Shelves shelves) {
    this.folder = folder;
    this.shelves = shelves;
  }

  /** The vault that the settings ask for. What a bucket takes is loaded only if there is one. */
  static FileVault of(MediaSettings settings) {
    Path folder = settings.folder();
    return settings
        .bucket()
        .map(bucket -> new FileVault(folder, new BucketShelves(bucket, folder.resolve(TEMPORARY))))
        .orElseGet(() -> new FileVault(folder, new DiskShelves(folder)));
  }

  /** A content that was kept. */
  record Kept(String digest, long bytes) {}

  /** A file to be written before it is {@linkplain #keep kept}. */
  Path fresh() {
    return fresh(folder.resolve(TEMPORARY));
  }

  static Path fresh(Path folder) {
    try {
      return Files.createDirectories(folder).resolve(UUID.randomUUID().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Removes what a process left half written that died. Another node may share the folder and be
   * writing there, so what is younger stays.
   */
  void clean(Instant before) {
    Path temporary = folder.resolve(TEMPORARY);
    entries(temporary).stream().filter(f -> isOlder(f, before)).forEach(FileVault::delete);
  }

  static boolean isOlder(Path file, Instant before) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a written file; when this returns its content outlives the machine. */
  void keep(String account, String digest, Path written) {
    shelves.put(account, digest, written);
  }

  /** Keeps a content under its digest. */
  Kept keep(String account, InputStream content) {
    Path written = fresh();
    MessageDigest digest = Digests.sha256();
    long bytes = 0;
    try {
      try (OutputStream out = Files.newOutputStream(written)) {
        byte[] chunk = new byte[64 * 1024];
        for (int n = content.read(chunk); n >= 0; n = content.read(chunk)) {
          digest.update(chunk, 0, n);
          out.write(chunk, 0, n);
          bytes += n;
        }
      }
      String hex = Digests.hex(digest);
      keep(account, hex, written);
      return new Kept(hex, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(written);
    }
  }

  boolean has(String account, String digest) {
    return shelves.has(account, digest);
  }

  /** A content, if it is there; it must be closed. */
  Optional<InputStream> open(String account, String digest) {
    return shelves.open(account, digest);
  }

  /** Lends a content as a file, which stays only until the borrower returns. */
  <T> T lend(String account, String digest, Function<Path, T> borrower) {
    return shelves.lend(account, digest, borrower);
  }

  /** Shows the contents that were kept before an instant, some of an account at a time. */
  void each(Instant before, BiConsumer<String, List<String>> visitor) {
    shelves.each(before, visitor);
  }

  /** Deletes a content, unless it was kept again since. */
  void discard(String account, String digest, Instant before) {
    shelves.discard(account, digest, before);
  }

  /** What keeps it from working now, in a sentence; empty if nothing does. */
  Optional<String> trouble() {
    return shelves.trouble();
  }
}
