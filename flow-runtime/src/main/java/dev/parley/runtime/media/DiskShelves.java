package dev.parley.runtime.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Contents in a folder: written elsewhere, synced, and then given their names. */
final class DiskShelves implements Shelves {
  private static final int FAN_OUT = 2;

  private final Path folder;

  DiskShelves(Path folder) {
    this.folder = folder;
  }

  @Override
  public void put(String account, String digest, Path written) {
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

  @Override
  public boolean has(String account, String digest) {
    return Files.isRegularFile(place(account, digest));
  }

  @Override
  public Optional<InputStream> open(String account, String digest) {
    try {
      return Optional.of(Files.newInputStream(place(account, digest)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <T> T lend(String account, String digest, Function<Path, T> borrower) {
    return borrower.apply(place(account, digest));
  }

  @Override
  public void each(Instant before, BiConsumer<String, List<String>> visitor) {
    for (Path account : FileVault.entries(folder)) {
      if (Files.isDirectory(account) && !account.endsWith(FileVault.TEMPORARY)) {
        for (Path shelf : FileVault.entries(account)) {
          List<String> digests =
              FileVault.entries(shelf).stream()
                  .filter(f -> FileVault.isOlder(f, before))
                  .map(DiskShelves::name)
                  .toList();
          if (!digests.isEmpty()) {
            visitor.accept(name(account), digests);
          }
        }
      }
    }
  }

  @Override
  public void discard(String account, String digest, Instant before) {
    Path place = place(account, digest);
    if (FileVault.isOlder(place, before)) {
      FileVault.delete(place);
    }
  }

  /** The data folder was looked at before anything else. */
  @Override
  public Optional<String> trouble() {
    return Optional.empty();
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private Path place(String account, String digest) {
    return shelf(account, digest).resolve(digest);
  }

  private Path shelf(String account, String digest) {
    Shelves.check(account, digest);
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
