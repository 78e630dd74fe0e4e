package dev.parley.runtime.inbox;

import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /api/v1/events?after=&limit=}: every recorded webhook item and event of the line, in
 * the order in which they happened.
 */
public final class EventRoutes implements Resource {
  private static final int LONGEST = 2_000;

  static final Thing EVENT =
      Thing.named("Event")
          .must("id", Text.id("evt"), "")
          .must("kind", Text.of(1, 200), "In dotted words, such as message.text.")
          .must("outcome", Text.of(1, 40), "What became of it, one word.")
          .must("occurredAt", Text.moment(), "")
          .may("channel", Text.of(1, 40), "The number that it concerns.")
          .may("conversation", Text.of(1, 40), "")
          .may("detail", Text.of(1, LONGEST), "A sentence.");

  private final EventList events;

  public EventRoutes(EventList events) {
    this.events = events;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/events", "listEvents")
            .says("Everything that came in and happened, in its order.")
            .needs(Permission.EVENTS_READ)
            .paged(EVENT)
            .by(this::list));
  }

  private Reply list(Request request) {
    Page page = page(request);
    List<RecordedEvent> found = events.after(request.account(), page.after(), page.limit());
    return page.of(found, RecordedEvent::id, EventRoutes::json);
  }

  /** The page of a list of events. */
  static Page page(Request request) {
    Page page = request.page();
    if (!page.after().isEmpty() && !EventList.isId(page.after())) {
      throw Problem.badValue("after", "after is the id of an event, or the next of a page.");
    }
    return page;
  }

  static Map<String, Object> json(RecordedEvent event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", event.id());
    json.put("kind", event.kind());
    json.put("outcome", event.outcome());
    json.put("occurredAt", event.occurred().toString());
    putPresent(json, "channel", event.channel());
    putPresent(json, "conversation", event.conversation());
    putPresent(json, "detail", event.detail());
    return json;
  }

  private static void putPresent(Map<String, Object> json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
