package dev.parley.runtime.message;

import dev.parley.runtime.inbox.HeardBook;
import dev.parley.runtime.inbox.HeardMessage;
import dev.parley.runtime.outbox.MessageBook;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was said in a conversation by both sides, in the order in which it happened. */
public final class Talk {
  private static final String PREFIX = "say";

  private final HeardBook heard;
  private final MessageBook sent;

  public Talk(Store store) {
    this.heard = new HeardBook(store);
    this.sent = new MessageBook(store);
  }

  /** Something that one side said. */
  record Said(long sequence, Map<String, Object> json) {
    /** Where it stands. */
    String place() {
      return Ids.ofSequence(PREFIX, sequence);
    }
  }

  /** Whether this is a place. */
  static boolean isPlace(String text) {
    return Ids.sequence(PREFIX, text) >= 0;
  }

  /** What was said after a place. */
  List<Said> after(AccountId account, String conversation, String place, int most) {
    long after = Ids.sequence(PREFIX, place);
    List<Said> said = new ArrayList<>();
    heard.after(account, conversation, after, most).forEach(m -> said.add(in(m)));
    sent.after(account, conversation, after, most).forEach(m -> said.add(out(m)));
    said.sort(Comparator.comparingLong(Said::sequence));
    return said.subList(0, Math.min(most, said.size()));
  }

  private static Said in(HeardMessage message) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("direction", "in");
    json.put("id", message.id());
    json.put("kind", message.kind().replaceFirst("message\\.", ""));
    json.put("text", message.text());
    json.put("at", message.at().toString());
    return new Said(message.sequence(), json);
  }

  private static Said out(MessageBook.Placed placed) {
    Map<String, Object> whole = MessageView.json(placed.message());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("direction", "out");
    json.put("id", placed.message().id());
    json.put("kind", whole.getOrDefault("kind", ""));
    json.put("text", whole.getOrDefault("text", ""));
    json.put("at", placed.message().created().toString());
    json.put("state", placed.message().fate().state());
    if (whole.containsKey("by")) {
      json.put("by", placed.message().author());
    }
    return new Said(placed.sequence(), json);
  }
}
