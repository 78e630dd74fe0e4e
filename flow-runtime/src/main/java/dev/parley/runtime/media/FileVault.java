package dev.parley.runtime.media;

import dev.parley.runtime.whatsapp.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contents of files in a folder, each once, by account and SHA-256. A file is there whole or
 * not at all: it is written elsewhere, synced, and then given its name.
 */
final class FileVault {
  private static final String TEMPORARY = "incoming";
  private static final int FAN_OUT = 2;

  private final Path folder;

  FileVault(Path folder) {
    this.folder = folder;
  }

  /** A file to be written before it is {@linkplain #keep kept}. */
  Path fresh() {
    try {
      Path temporary = Files.createDirectories(folder.resolve(TEMPORARY));
      return temporary.resolve(UUID.randomUUID().toString());
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

  private static boolean isOlder(Path file, Instant before) {
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

  /** Gives a written file its name; when this returns it outlives the machine. */
  void keep(String account, String digest, Path written) {
    Path shelf = shelf(account, digest);
    try {
      Files.createDirectories(shelf);
      sync(written);
      Files.move(written, shelf.resolve(digest), StandardCopyOption.ATOMIC_MOVE);
      syncFolders(shelf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a content under its digest and says which that is. */
  String keep(String account, InputStream content) {
    Path written = fresh();
    MessageDigest digest = Digests.sha256();
    try {
      try (OutputStream out = Files.newOutputStream(written)) {
        byte[] chunk = new byte[64 * 1024];
        for (int n = content.read(chunk); n >= 0; n = content.read(chunk)) {
          digest.update(chunk, 0, n);
          out.write(chunk, 0, n);
        }
      }
      String hex = Digests.hex(digest);
      keep(account, hex, written);
      return hex;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(written);
    }
  }

  /** Shows the contents that were kept before an instant, some of an account at a time. */
  void each(Instant before, BiConsumer<String, List<String>> visitor) {
    for (Path account : entries(folder)) {
      if (Files.isDirectory(account) && !account.endsWith(TEMPORARY)) {
        for (Path shelf : entries(account)) {
          List<String> digests =
              entries(shelf).stream().filter(f -> isOlder(f, before)).map(FileVault::name).toList();
          if (!digests.isEmpty()) {
            visitor.accept(name(account), digests);
          }
        }
      }
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a content, unless it was kept again since. */
  void discard(String account, String digest, Instant before) {
    Path place = place(account, digest);
    if (isOlder(place, before)) {
      delete(place);
    }
  }

  boolean has(String account, String digest) {
    return Files.isRegularFile(place(account, digest));
  }

  /** Where a content lies. */
  Path place(String account, String digest) {
    return shelf(account, digest).resolve(digest);
  }

  /** Both names are made by us, and checked all the same. */
  private Path shelf(String account, String digest) {
    if (!account.matches("[A-Za-z0-9_-]+") || !digest.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("No content is called " + digest);
    }
    return folder.resolve(account).resolve(digest.substring(0, FAN_OUT));
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** A name is safe once its folder is synced, and a new folder once the one above is. */
  private void syncFolders(Path deepest) throws IOException {
    @Nullable Path dir = deepest;
    while (dir != null && dir.startsWith(folder)) {
      try (FileChannel channel = FileChannel.open(dir, StandardOpenOption.READ)) {
        channel.force(true);
      }
      dir = dir.getParent();
    }
  }
}
