package dev.parley.runtime.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Finds the events of one change. The lists in its value decide, and not the name of the
 * subscription, which Meta sometimes leaves out or gets wrong; only past messages look like live
 * ones and are told apart by it.
 */
final class ChangeReader {
  private static final Map<String, Reader> LISTS =
      Map.of(
          "messages", MessageReader::read,
          "statuses", StatusReader::read,
          "message_echoes", ItemReader::echo,
          "history", ItemReader::history,
          "user_preferences", ItemReader::preference,
          "user_id_update", ItemReader::userIdUpdate,
          "user_actions", ItemReader::userAction,
          "state_sync", ItemReader::appContact,
          "calls", EventReader::call,
          "groups", EventReader::group);

  /** What a change says about its items, read with them. */
  private static final Set<String> FRAME = Set.of("metadata", "contacts");

  private ChangeReader() {}

  private interface Reader {
    WebhookEvent read(Change change, Change.Item item);
  }

  static List<WebhookEvent> read(Change change) {
    if (change.value().isEmpty()) {
      return List.of(unknown(change, "A change without a value."));
    }
    Optional<WebhookEvent> whole = TemplateReader.read(change).or(() -> AccountReader.read(change));
    if (whole.isPresent()) {
      return List.of(whole.get());
    }
    List<WebhookEvent> events = members(change);
    return events.isEmpty()
        ? List.of(unknown(change, "A change with nothing in it that is known."))
        : events;
  }

  static WebhookEvent unknown(Change change, String reason) {
    return new WebhookEvent.Unknown(change.envelope(Kinds.unknown(change.field())), reason);
  }

  private static List<WebhookEvent> members(Change change) {
    List<WebhookEvent> events = new ArrayList<>();
    boolean known = false;
    for (Map.Entry<String, JsonNode> member : change.value().node().properties()) {
      known |= LISTS.containsKey(member.getKey()) || member.getKey().equals("errors");
    }
    if (!known) {
      return events;
    }
    for (Map.Entry<String, JsonNode> member : change.value().node().properties()) {
      read(change, member.getKey(), member.getValue(), events);
    }
    return events;
  }

  private static void read(Change change, String name, JsonNode member, List<WebhookEvent> events) {
    Reader reader = LISTS.get(name);
    if (reader != null) {
      items(change, name, past(change, name) ? ItemReader::historyMessage : reader, events);
    } else if (name.equals("errors")) {
      errors(change, member).ifPresent(events::add);
    } else if (member.isContainer() && !member.isEmpty() && !FRAME.contains(name)) {
      String reason = "An unknown part beside known ones.";
      String kind = Kinds.of(Kinds.unknown(change.field()), name);
      events.add(new WebhookEvent.Unknown(change.envelope(name, member, kind), reason));
    }
  }

  private static boolean past(Change change, String name) {
    return name.equals("messages") && change.field().equals("history");
  }

  private static void items(Change change, String name, Reader reader, List<WebhookEvent> events) {
    List<JsonNode> items = change.value().items(name);
    for (int i = 0; i < items.size(); i++) {
      events.add(reader.read(change, new Change.Item(name, items.get(i), i, items.size())));
    }
  }

  private static Optional<WebhookEvent> errors(Change change, JsonNode member) {
    List<GraphError> errors = ErrorReader.list(change.value(), "errors");
    if (member.isNull() || (member.isContainer() && member.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        errors.isEmpty()
            ? new WebhookEvent.Unknown(
                change.envelope("errors", member, Kinds.unknown("errors")),
                "Errors that are no objects.")
            : new WebhookEvent.AppErrors(change.envelope("errors", member, "errors"), errors));
  }
}
