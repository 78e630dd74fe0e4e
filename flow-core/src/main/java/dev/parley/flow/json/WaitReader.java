package dev.parley.flow.json;

import dev.parley.flow.session.Wait;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what a session waits for. */
final class WaitReader {
  private static final String[] WAIT = {
    "id", "for", "failures", "timeout", "offered", "lang", "troubled", "until", "since"
  };

  private final Fields in;
  private String id = "";
  private String kind = "reply";
  private int failures;
  private boolean troubled;
  private Optional<Instant> time = Optional.empty();
  private Optional<List<String>> offered = Optional.empty();
  private Optional<String> lang = Optional.empty();

  private WaitReader(Fields in) {
    this.in = in;
  }

  static WaitReader in(Fields session) {
    return new WaitReader(session.nested("wait", WAIT));
  }

  /** Whether there is trouble, as the wait said up to format 2. */
  boolean troubled() {
    return troubled;
  }

  Wait read() {
    for (String name = in.next(); name != null; name = in.next()) {
      switch (name) {
        case "id" -> id = in.text();
        case "for" -> kind = in.text();
        case "failures" -> failures = in.count();
        case "timeout", "until", "since" -> time = Optional.of(in.time());
        case "offered" -> offered = Optional.of(in.texts());
        case "lang" -> lang = Optional.of(in.text());
        case "troubled" -> troubled = in.truth();
        default -> throw new IllegalStateException(name);
      }
    }
    in.need("id", id.indexOf('/') > 0);
    return wait(kind);
  }

  private Wait wait(String word) {
    return switch (word) {
      case "reply" -> new Wait.Reply(id, failures, time, offered, lang);
      case "call" -> new Wait.Call(id);
      case "time" -> new Wait.Time(id, needed("until"));
      case "handback" -> new Wait.Handback(id, needed("since"));
      default -> throw JsonFault.corrupt("A session cannot wait for `" + word + "`.");
    };
  }

  private Instant needed(String name) {
    in.need(name, time.isPresent());
    return time.orElseThrow();
  }
}
