package dev.parley.runtime.media;

import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.StoreBusy;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;

/**
 * Deletes contents that no file has any more, and forgets ids that have run out at Meta, every few
 * hours. A content may be kept again for a new file while this looks, so young ones are let be.
 */
final class Sweeping {
  private static final Logger LOG = System.getLogger(Sweeping.class.getName());
  private static final Duration EVERY = Duration.ofHours(6);

  /** Longer than any attempt takes from keeping a content to writing down whose it is. */
  static final Duration GRACE = Duration.ofHours(1);

  private final Footing on;
  private final FileVault vault;
  private final Uploads uploads;
  private volatile boolean stopped;

  Sweeping(Footing on, FileVault vault, Uploads uploads) {
    this.on = on;
    this.vault = vault;
    this.uploads = uploads;
  }

  void start() {
    on.time().at(on.time().now().plus(EVERY), () -> Thread.startVirtualThread(this::runAndGoOn));
  }

  void stop() {
    stopped = true;
  }

  private void runAndGoOn() {
    if (stopped) {
      return;
    }
    try {
      run();
    } catch (CompletionException | StoreBusy | UncheckedIOException e) {
      LOG.log(Level.WARNING, "What no file has any more could not be deleted", e);
    }
    start();
  }

  /** Sweeps once. */
  void run() {
    uploads.prune();
    Instant before = on.time().now().minus(GRACE);
    vault.each(before, (account, digests) -> sweep(account, digests, before));
  }

  private void sweep(String account, List<String> digests, Instant before) {
    Set<String> used = on.store().read(handle -> MediaTable.used(handle, account, digests));
    digests.stream()
        .filter(digest -> !used.contains(digest))
        .forEach(digest -> vault.discard(account, digest, before));
  }
}
