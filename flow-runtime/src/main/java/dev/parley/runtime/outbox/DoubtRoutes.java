package dev.parley.runtime.outbox;

import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Over HTTP: the messages that may have arrived twice, and those that may not have arrived. */
public final class DoubtRoutes implements Resource {
  private static final Text WORD = Text.of(1, 40);
  private static final Thing DOUBT =
      Thing.named("DoubtfulMessage")
          .must("id", Text.id("msg"), "")
          .must(
              "doubt",
              Text.word(Arrays.stream(Doubt.Kind.values()).map(DoubtRoutes::word).toList()),
              "sent_again: the customer may have it twice; unknown: perhaps not at all.")
          .must("state", WORD, "How the message stands by now.")
          .must("purpose", WORD, "reply, utility or marketing.")
          .must("channel", WORD, "The number that it went from.")
          .must("conversation", WORD, "")
          .must("createdAt", Text.moment(), "")
          .must("notedAt", Text.moment(), "When it was sent again, or given up.");

  private final Doubts doubts;

  public DoubtRoutes(Doubts doubts) {
    this.doubts = doubts;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/messages/doubtful", "listDoubtfulMessages")
            .says("The messages of which nobody can say that they arrived exactly once.")
            .needs(Permission.EVENTS_READ)
            .paged(DOUBT)
            .by(this::list));
  }

  private Reply list(Request request) {
    Page page = request.page();
    List<Doubt> found = doubts.after(request.account().value(), page.after(), page.limit());
    return page.of(found, Doubt::id, DoubtRoutes::json);
  }

  private static String word(Doubt.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> json(Doubt doubt) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", doubt.id());
    json.put("doubt", word(doubt.kind()));
    json.put("state", doubt.state());
    json.put("purpose", doubt.purpose());
    json.put("channel", doubt.channel());
    json.put("conversation", doubt.conversation());
    json.put("createdAt", doubt.created().toString());
    json.put("notedAt", doubt.noted().toString());
    return json;
  }
}
