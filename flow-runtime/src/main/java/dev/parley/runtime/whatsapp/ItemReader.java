package dev.parley.runtime.whatsapp;

import java.util.List;
import java.util.Optional;

/** Reads the items of a change that are neither messages nor statuses. */
final class ItemReader {
  private ItemReader() {}

  static WebhookEvent echo(Change change, Change.Item item) {
    Fields echo = item.fields();
    Optional<String> id = echo.text("id");
    if (id.isEmpty()) {
      return unknown(change, item, "An echo without an id.");
    }
    return new WebhookEvent.Echo(
        change.envelope(item, Kinds.message("echo", echo), change.key("echo", id.get())),
        id.get(),
        echo.text("from"),
        echo.text("to"),
        echo.text("to_user_id", "recipient_user_id"),
        ContentReader.read(echo));
  }

  static WebhookEvent history(Change change, Change.Item item) {
    Fields chunk = item.fields();
    if (chunk.isEmpty()) {
      return unknown(change, item, "A portion of history that is no object.");
    }
    Fields metadata = chunk.object("metadata");
    List<WebhookEvent.History.PastThread> threads =
        chunk.objects("threads").stream().map(ItemReader::thread).toList();
    return new WebhookEvent.History(
        change.envelope(item, "history"),
        metadata.integer("phase"),
        metadata.integer("chunk_order"),
        metadata.integer("progress"),
        threads,
        ErrorReader.list(chunk, "errors"));
  }

  private static WebhookEvent.History.PastThread thread(Fields thread) {
    return new WebhookEvent.History.PastThread(
        thread.text("id").orElse(""),
        thread.objects("messages").stream().map(ItemReader::past).toList());
  }

  private static WebhookEvent.History.PastMessage past(Fields message) {
    return new WebhookEvent.History.PastMessage(
        message.text("id").orElse(""),
        message.text("from"),
        message.text("to"),
        message.instant("timestamp"),
        message.object("history_context").text("status"),
        ContentReader.read(message));
  }

  static WebhookEvent historyMessage(Change change, Change.Item item) {
    Fields message = item.fields();
    Optional<String> id = message.text("id");
    if (id.isEmpty()) {
      return unknown(change, item, "A past message without an id.");
    }
    String kind = Kinds.message("history", message);
    return new WebhookEvent.HistoryMessage(
        change.envelope(item, kind, change.key("history", id.get())), past(message));
  }

  static WebhookEvent preference(Change change, Change.Item item) {
    Fields preference = item.fields();
    Optional<String> value = preference.text("value");
    if (value.isEmpty()) {
      return unknown(change, item, "A preference that does not say what is preferred.");
    }
    return new WebhookEvent.UserPreference(
        change.envelope(item, Kinds.of("user.preference", value.get())),
        change.profiles().sender(item),
        preference.text("category").orElse(""),
        value.get(),
        preference.text("signup_id"),
        preference.text("detail"));
  }

  static WebhookEvent userIdUpdate(Change change, Change.Item item) {
    Fields update = item.fields();
    Fields bsuid = update.object("user_id");
    Fields parent = update.object("parent_user_id");
    if (bsuid.isEmpty() && parent.isEmpty()) {
      return unknown(change, item, "A changed user id without the ids.");
    }
    Sender known = change.profiles().sender(item);
    Sender user =
        new Sender(
            known.waId(),
            bsuid.text("current"),
            parent.text("current"),
            known.profileName(),
            known.username());
    return new WebhookEvent.UserIdUpdate(
        change.envelope(item, "user.id_update"),
        user,
        bsuid.text("previous"),
        parent.text("previous"));
  }

  static WebhookEvent userAction(Change change, Change.Item item) {
    String action = item.fields().text("action_type", "type", "action").orElse("unknown");
    return item.fields().isEmpty()
        ? unknown(change, item, "A user action that is no object.")
        : new WebhookEvent.UserAction(
            change.envelope(item, Kinds.of("user.action", action)), action);
  }

  static WebhookEvent appContact(Change change, Change.Item item) {
    Fields sync = item.fields();
    Fields contact = sync.object("contact");
    Optional<String> action = sync.text("action");
    if (action.isEmpty() || contact.isEmpty()) {
      return unknown(change, item, "A change of the phone's address book without its contact.");
    }
    return new WebhookEvent.AppContact(
        change.envelope(item, Kinds.of("app.contact", action.get())),
        action.get(),
        contact.text("phone_number"),
        contact.text("full_name", "first_name"));
  }

  static WebhookEvent unknown(Change change, Change.Item item, String reason) {
    return new WebhookEvent.Unknown(change.envelope(item, Kinds.unknown(item.list())), reason);
  }
}
