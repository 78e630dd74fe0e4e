package dev.parley.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.runtime.journal.Note;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.SetTime;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.Credentials;
import dev.parley.runtime.whatsapp.GraphMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A store, a clock, and a Graph that holds files. */
final class MediaWorld implements AutoCloseable {
  static final int MOST = 1000;
  private static final Credentials CREDENTIALS = new Credentials("106540352242922", "EAAtoken");

  final SetTime time = new SetTime(Instant.parse("2026-01-05T10:00:00Z"));
  private final MetaFiles graph = new MetaFiles();
  final Map<String, MetaFiles.FileAtMeta> meta = graph.held;
  final AtomicInteger failures = graph.failures;
  final List<String> uploads = graph.uploads;
  private final Path folder;
  private final Store store;
  private final Footing on;
  private final List<Media> started = new ArrayList<>();

  MediaWorld(Database database, Path folder) {
    this.folder = folder;
    store = Store.open(database.fresh());
    on = new Footing(store, time, new Ids(time, new SplittableRandom(7)), new SplittableRandom(7));
  }

  Media media() {
    return media(EnumSet.allOf(Content.Media.Kind.class));
  }

  Media media(Set<Content.Media.Kind> kinds) {
    MediaSettings settings =
        new MediaSettings(folder.resolve("media"), MOST, kinds, 4, WhatsAppLimits.V24);
    GraphMedia files = graph.graph();
    Media media = new Media(on, settings, channel -> files, channel -> Optional.of(CREDENTIALS));
    started.add(media);
    return media;
  }

  int located(String id) {
    return graph.located(id);
  }

  void expect(Media media, String id, Content.Media.Kind kind) {
    Optional<String> none = Optional.empty();
    expect(media, new Content.Media(kind, id, none, none, none, none, none, false));
  }

  void expect(Media media, Content.Media content) {
    Arrival arrival = new Arrival(new Note.Subject("acc_1", "chn_1", "cnv_1"), content, time.now());
    Work<Arrival, Boolean> work =
        (tx, arrivals) -> {
          media.expect(tx, arrivals);
          return arrivals.stream().map(a -> true).toList();
        };
    store.writer().submit(work, arrival).join();
  }

  /** Takes on an attempt and does nothing about it, as a process does that dies. */
  void claim(Media media, String id) {
    StoredFile file = media.byMediaId("acc_1", "chn_1", id).orElseThrow();
    Work<StoredFile, Boolean> work =
        (tx, files) ->
            files.stream()
                .map(f -> MediaTable.claim(tx.handle(), f, time.now().plus(Fetching.LEASE)))
                .toList();
    assertThat(store.writer().submit(work, file).join()).isTrue();
  }

  /** A file that somebody began to write so long ago. */
  void leave(String name, Duration ago) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "half a pict");
    Files.setLastModifiedTime(file, FileTime.from(time.now().minus(ago)));
  }

  /** Makes a content look as if it had been kept so long ago. */
  void age(String name, Duration ago) throws IOException {
    Files.setLastModifiedTime(folder.resolve(name), FileTime.from(time.now().minus(ago)));
  }

  void forget(StoredFile file) {
    Work<StoredFile, Integer> work =
        (tx, files) ->
            files.stream()
                .map(f -> tx.handle().execute("delete from media where id = ?", f.id()))
                .toList();
    store.writer().submit(work, file).join();
  }

  List<StoredFile> all() {
    return store.read(h ->
        h.createQuery("select id from media").mapTo(String.class).list().stream()
            .map(id -> MediaTable.byId(h, "acc_1", id).orElseThrow())
            .toList());
  }

  StoredFile awaitSettled(Media media, String id) {
    await(() ->
        media
            .byMediaId("acc_1", "chn_1", id)
            .filter(f -> f.state() != StoredFile.State.WAITING)
            .isPresent());
    return media.byMediaId("acc_1", "chn_1", id).orElseThrow();
  }

  /** Waits until so many attempts have ended without success. */
  void awaitAttempts(Media media, String id, int attempts) {
    await(() ->
        store.read(h ->
            h.createQuery(
                        "select count(*) from media where media_id = :id and attempts = :n"
                            + " and error <> '' and next_attempt < :lease")
                    .bind("id", id)
                    .bind("n", attempts)
                    .bind("lease", time.now().plus(Fetching.LEASE))
                    .mapTo(Integer.class)
                    .one()
                > 0));
  }

  /** Nothing tells a test when a row has changed, so it looks again and again. */
  private void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      // An alarm that was set while the clock was being moved rings now.
      time.advance(Duration.ZERO);
    }
  }

  @Override
  public void close() {
    started.forEach(media -> media.stop(Duration.ofSeconds(10)));
    graph.close();
    store.close();
  }
}
