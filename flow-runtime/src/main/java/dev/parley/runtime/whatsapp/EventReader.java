package dev.parley.runtime.whatsapp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what happens to calls and groups. */
final class EventReader {
  private EventReader() {}

  static WebhookEvent call(Change change, Change.Item item) {
    Fields call = item.fields();
    Optional<String> event = call.text("event", "status");
    if (event.isEmpty()) {
      return ItemReader.unknown(change, item, "A call without its event.");
    }
    return new WebhookEvent.CallEvent(
        change.envelope(item, Kinds.of("call", event.get())),
        call.text("id"),
        event.get(),
        details(call));
  }

  /** What became of a call that we asked for. */
  static WebhookEvent callStatus(Change change, Change.Item item) {
    Fields status = item.fields();
    String event = status.text("status").orElse("unknown");
    return new WebhookEvent.CallEvent(
        change.envelope(item, Kinds.of("call", "status", event)),
        status.text("id"),
        event,
        details(status));
  }

  private static CallDetails details(Fields call) {
    Optional<String> recording = call.object("call_recording").object("audio").text("id");
    return new CallDetails(
        call.text("from"),
        call.text("to", "recipient_id"),
        call.text("direction"),
        call.has("event") ? call.text("status") : Optional.empty(),
        call.integer("duration"),
        recording.or(() -> call.object("call_transcript").object("document").text("id")));
  }

  static WebhookEvent group(Change change, Change.Item item) {
    Fields group = item.fields();
    if (group.isEmpty()) {
      return ItemReader.unknown(change, item, "A group event that is no object.");
    }
    String type = group.text("type").orElse(change.field());
    return new WebhookEvent.GroupEvent(
        change.envelope(item, Kinds.group(change.field(), type)),
        group.text("group_id"),
        type,
        details(group, type));
  }

  private static GroupDetails details(Fields group, String type) {
    // A request to join names its person beside the event and not in a list.
    List<Sender> asking = type.contains("join_request") ? people(Stream.of(group)) : List.of();
    return new GroupDetails(
        group.text("request_id", "join_request_id"),
        group.text("subject").or(() -> group.object("group_subject").text("text")),
        group.text("invite_link"),
        group.text("reason", "initiated_by"),
        asking.isEmpty() ? people(group.objects("added_participants").stream()) : asking,
        people(group.objects("removed_participants").stream()),
        ErrorReader.list(group, "errors"));
  }

  private static List<Sender> people(Stream<Fields> people) {
    return people
        .map(person ->
            new Sender(
                person.text("wa_id"),
                person.text("user_id"),
                person.text("parent_user_id"),
                Optional.empty(),
                person.text("username")))
        .filter(person -> !person.isAnonymous())
        .toList();
  }
}
