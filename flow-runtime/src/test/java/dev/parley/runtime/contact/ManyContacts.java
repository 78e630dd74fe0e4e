package dev.parley.runtime.contact;

import dev.parley.runtime.account.Channels;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.StoreSettings;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.SystemTime;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Fills a database with people before a server opens it. */
public final class ManyContacts {
  private static final int PIECE = 1_000;

  private ManyContacts() {}

  /** Adds so many thousands of people of the first account, with these numbers. */
  public static void add(StoreSettings database, int thousands, IntFunction<String> phone) {
    try (Store store = Store.open(database);
        SystemTime time = new SystemTime()) {
      Ids ids = new Ids(time, new SecureRandom());
      String account = new Channels(store, time, ids).firstAccount("My business");
      Contacts contacts = new Contacts(store, time, ids);
      Work<Integer, Integer> adding =
          (Tx tx, List<Integer> pieces) ->
              pieces.stream()
                  .map(piece -> contacts.recognise(tx, sightings(account, piece, phone)).size())
                  .toList();
      for (int piece = 0; piece < thousands; piece++) {
        store.writer().submit(adding, piece).join();
      }
    }
  }

  private static List<Sighting> sightings(String account, int piece, IntFunction<String> phone) {
    Optional<String> none = Optional.empty();
    return IntStream.range(piece * PIECE, (piece + 1) * PIECE)
        .mapToObj(i ->
            new Sighting(
                account,
                "",
                Optional.of(phone.apply(i)),
                none,
                none,
                Optional.of("Customer " + i),
                none,
                none))
        .toList();
  }
}
