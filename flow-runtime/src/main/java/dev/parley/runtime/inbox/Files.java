package dev.parley.runtime.inbox;

import dev.parley.runtime.journal.Note;
import dev.parley.runtime.media.Arrival;
import dev.parley.runtime.media.Media;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.whatsapp.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that came in with events. They are fetched aside: no turn waits for them. */
final class Files {
  private Files() {}

  /** An event that was not known before, and its row. */
  record Fresh(Entry entry, InboxTable.Row row) {}

  /**
   * Writes down that the files of these events are to be fetched.
   *
   * @return our ids of the files by Meta's, by the places of the events they came with
   */
  static Map<Long, Map<String, String>> expect(Tx tx, Media media, List<Fresh> all) {
    List<Long> places = new ArrayList<>();
    List<Arrival> arrivals = new ArrayList<>();
    for (Fresh fresh : all) {
      for (Content.Media file : fresh.entry().files()) {
        places.add(fresh.row().sequence());
        arrivals.add(new Arrival(subject(fresh.row()), file, fresh.entry().received()));
      }
    }
    List<String> ids = media.expect(tx, arrivals);
    Map<Long, Map<String, String>> byPlace = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      if (!ids.get(i).isEmpty()) {
        byPlace
            .computeIfAbsent(places.get(i), place -> new HashMap<>())
            .put(arrivals.get(i).media().id(), ids.get(i));
      }
    }
    return byPlace;
  }

  private static Note.Subject subject(InboxTable.Row row) {
    return new Note.Subject(row.account(), row.channel(), row.conversation());
  }
}
