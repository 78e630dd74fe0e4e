package dev.parley.runtime.media;

import dev.parley.runtime.store.AccountId;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;

/**
 * Files that people bring for the server to work on. They stand where files of conversations do,
 * beside the data or in the bucket, until whoever put them there takes them away. What goes wrong
 * is thrown as {@link java.io.UncheckedIOException}.
 */
public final class Storeroom {
  private final FileVault vault;

  private Storeroom(FileVault vault) {
    this.vault = vault;
  }

  /** A room of this name beside the files that the settings speak of. */
  public static Storeroom of(MediaSettings settings, String name) {
    Path folder = settings.folder().resolveSibling(name);
    Shelves shelves =
        settings
            .bucket()
            .<Shelves>map(bucket ->
                new BucketShelves(bucket.under(name + "/"), folder.resolve(FileVault.TEMPORARY)))
            .orElseGet(() -> new DiskShelves(folder));
    return new Storeroom(new FileVault(folder, shelves));
  }

  /**
   * A file that was kept.
   *
   * @param digest its SHA-256, by which it is found again
   */
  public record Kept(String digest, long bytes) {}

  /** Keeps a file; when this returns it outlives the machine. */
  public Kept keep(AccountId account, InputStream content) {
    FileVault.Kept kept = vault.keep(account.value(), content);
    return new Kept(kept.digest(), kept.bytes());
  }

  /** Whether a file is there. */
  public boolean has(AccountId account, String digest) {
    return vault.has(account.value(), digest);
  }

  /** Lends a file, which stays only until the borrower returns. */
  public <T> T lend(AccountId account, String digest, Function<Path, T> borrower) {
    return vault.lend(account.value(), digest, borrower);
  }

  /** Takes a file away, unless it was kept again since. */
  public void discard(AccountId account, String digest, Instant before) {
    vault.discard(account.value(), digest, before);
  }
}
