package dev.parley.runtime.inbox;

import dev.parley.runtime.http.ApiKey;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /api/v1/events?after=&limit=}: every recorded webhook item and event of the line, in
 * the order in which they happened.
 */
public final class EventRoutes implements Routes {
  private final ApiKey key;
  private final String account;
  private final EventList events;

  public EventRoutes(ApiKey key, String account, EventList events) {
    this.key = key;
    this.account = account;
    this.events = events;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/v1/events", this::list);
  }

  private void list(Context context) {
    key.require(context);
    Page page = Page.of(context);
    if (!page.after().isEmpty() && !EventList.isId(page.after())) {
      throw Problem.badValue("after", "after is the id of an event, or the next of a page.");
    }
    List<RecordedEvent> found = events.after(account, page.after(), page.limit());
    page.answer(context, found, RecordedEvent::id, EventRoutes::json);
  }

  private static Map<String, Object> json(RecordedEvent event) {
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
