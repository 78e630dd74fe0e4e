package dev.parley.runtime.emulator;

import dev.parley.runtime.whatsapp.Digests;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files at the emulated Meta, uploaded by the business or sent by customers: in memory, and the
 * oldest go when there are too many.
 */
final class MediaShelf {
  /** A file's id; those of an emulator that is gone have the same form. */
  private static final Pattern ID = Pattern.compile("1[0-9]{15}");

  private static final long ROOM = 64L * 1024 * 1024;
  private static final long FIRST = 1_000_000_000_000_000L;

  private final Timeline timeline;
  private final Map<String, Shelved> files = new LinkedHashMap<>();
  private long taken;
  private long last;

  MediaShelf(Timeline timeline) {
    this.timeline = timeline;
  }

  /**
   * A file.
   *
   * @param type its MIME type
   * @param sha256 in hex
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Shelved(String id, byte[] content, String type, String sha256) {}

  /** Keeps a file. */
  synchronized Shelved put(byte[] content, String type) {
    var digest = Digests.sha256();
    digest.update(content);
    Shelved file = new Shelved(nextId(), content, type, Digests.hex(digest));
    files.put(file.id(), file);
    taken += content.length;
    for (Iterator<Shelved> oldest = files.values().iterator(); taken > ROOM && files.size() > 1; ) {
      taken -= oldest.next().content().length;
      oldest.remove();
    }
    return file;
  }

  /** By the clock, so that a later emulator does not give an id again that a bot remembers. */
  private String nextId() {
    Instant now = timeline.now();
    last = Math.max(last + 1, now.toEpochMilli() * 100 % FIRST);
    return Long.toString(FIRST + last);
  }

  synchronized Optional<Shelved> find(String id) {
    return Optional.ofNullable(files.get(id));
  }

  boolean holds(String id) {
    return find(id).isPresent();
  }

  synchronized void remove(String id) {
    Shelved removed = files.remove(id);
    taken -= removed == null ? 0 : removed.content().length;
  }

  /** Whether an id was given by an emulator and means nothing any more. */
  boolean forgot(String id) {
    return ID.matcher(id).matches() && !holds(id);
  }
}
