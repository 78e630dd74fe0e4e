package dev.parley.runtime.emulator;

import dev.parley.runtime.emulator.LedgerEntry.Deed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened, in order, so that a test of faults can count what was lost, doubled or swapped.
 * The oldest entries go when there are too many; the counts stay.
 */
final class Ledger {
  private static final int ENTRIES = 100_000;
  private static final int KEYS = 200_000;
  private static final int WORDS = 200;
  private static final int SHOWN = 100;

  private final Timeline timeline;
  private final Deque<LedgerEntry> entries = new ArrayDeque<>();
  private final Map<Deed, Long> counts = new EnumMap<>(Deed.class);
  private final Map<String, Integer> sends = new LinkedHashMap<>();
  private final Map<String, Integer> twice = new LinkedHashMap<>();
  private long last;

  Ledger(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Something that concerns a message. */
  void note(Deed deed, Customer customer, ChatMessage message) {
    String data = EmulatorJson.text(message.content(), "biz_opaque_callback_data").orElse("");
    String words = deed == Deed.STATUS ? tick(message) : MessageWords.of(message.content());
    add(deed, new String[] {customer.userId(), message.id(), words, data});
  }

  /** Something that concerns a send that has no message. */
  void refused(ObjectNode body, Trouble trouble) {
    String data = EmulatorJson.text(body, "biz_opaque_callback_data").orElse("");
    String words = trouble.code() + " " + trouble.details();
    add(Deed.REFUSED, new String[] {"", "", words, data});
  }

  /** Anything else. */
  void note(Deed deed, String customer, String words) {
    add(deed, new String[] {customer, "", words, ""});
  }

  private static String tick(ChatMessage message) {
    String tick = message.tick().name().toLowerCase(Locale.ROOT);
    return message.trouble().map(trouble -> tick + " " + trouble.code()).orElse(tick);
  }

  private synchronized void add(Deed deed, String[] texts) {
    String words = texts[2].length() > WORDS ? texts[2].substring(0, WORDS) : texts[2];
    entries.add(new LedgerEntry(++last, timeline.now(), deed, texts[0], texts[1], words, texts[3]));
    if (entries.size() > ENTRIES) {
      entries.remove();
    }
    counts.merge(deed, 1L, Long::sum);
    if (deed == Deed.ACCEPTED && !texts[3].isEmpty()) {
      count(texts[3]);
    }
  }

  private void count(String data) {
    int times = sends.merge(data, 1, Integer::sum);
    if (times > 1 && (twice.containsKey(data) || twice.size() < KEYS)) {
      twice.put(data, times);
    }
    if (sends.size() > KEYS) {
      sends.remove(sends.keySet().iterator().next());
    }
  }

  /** Entries after a number, oldest first. */
  synchronized ObjectNode page(long after, int limit, Optional<Deed> deed) {
    ObjectNode page = EmulatorJson.object();
    ArrayNode items = page.putArray("items");
    List<LedgerEntry> found =
        entries.stream()
            .filter(entry -> entry.number() > after)
            .filter(entry -> deed.isEmpty() || entry.deed() == deed.get())
            .limit(limit)
            .toList();
    found.forEach(entry -> items.add(entry.view()));
    if (found.size() == limit) {
      page.put("next", Long.toString(found.getLast().number()));
    }
    return page;
  }

  /** How much of everything, and which sends were accepted more than once. */
  synchronized ObjectNode summary() {
    ObjectNode summary = EmulatorJson.object();
    for (Deed deed : Deed.values()) {
      summary.put(deed.name().toLowerCase(Locale.ROOT), counts.getOrDefault(deed, 0L));
    }
    summary.put("distinct", sends.size()).put("acceptedTwice", twice.size());
    ArrayNode list = summary.putArray("duplicates");
    twice.entrySet().stream()
        .limit(SHOWN)
        .forEach(send -> list.addObject().put("data", send.getKey()).put("times", send.getValue()));
    return summary;
  }

  synchronized void clear() {
    entries.clear();
    counts.clear();
    sends.clear();
    twice.clear();
  }
}
