package dev.parley.runtime.message;

import dev.parley.runtime.outbox.SentMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A message as people and programs see it. */
final class MessageView {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private MessageView() {}

  static Map<String, Object> json(SentMessage message) {
    SentMessage.Fate fate = message.fate();
    JsonNode body = MAPPER.readTree(message.body());
    String kind = body.path("type").asString("unknown");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", message.id());
    json.put("channel", message.from().channel());
    json.put("conversation", message.from().conversation());
    json.put("contact", message.from().contact());
    json.put("purpose", message.purpose().name().toLowerCase(Locale.ROOT));
    json.put("kind", kind);
    text(body.path(kind)).ifPresent(text -> json.put("text", text));
    json.put("content", body.path(kind));
    json.put("state", fate.state());
    json.put("attempts", fate.attempts());
    json.put("possiblyDuplicate", fate.possiblyDuplicate());
    fate.wamid().ifPresent(id -> json.put("wamid", id));
    error(fate).ifPresent(error -> json.put("error", error));
    message.price().ifPresent(price -> json.put("price", price(price)));
    json.put("history", history(message));
    if (!message.author().isEmpty()) {
      json.put("by", message.author());
    }
    json.put("createdAt", message.created().toString());
    return json;
  }

  /** What can be read of it: a text, a caption or a template's name. */
  static Optional<String> text(JsonNode content) {
    return Stream.of(
            content.path("body"),
            content.path("body").path("text"),
            content.path("caption"),
            content.path("name"))
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static Optional<Map<String, Object>> error(SentMessage.Fate fate) {
    if (fate.error().isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("reason", fate.code().flatMap(SentMessage::keptBack).orElse("meta"));
    fate.code().filter(code -> code > 0).ifPresent(code -> error.put("code", code));
    error.put("message", fate.error());
    return Optional.of(error);
  }

  private static Map<String, Object> price(SentMessage.Price price) {
    Map<String, Object> json = new LinkedHashMap<>();
    price.category().ifPresent(category -> json.put("category", category));
    price.type().ifPresent(type -> json.put("type", type));
    price.billable().ifPresent(billable -> json.put("billable", billable));
    return json;
  }

  private static List<Map<String, Object>> history(SentMessage message) {
    List<Map<String, Object>> history = new ArrayList<>();
    history.add(Map.of("state", "queued", "at", message.created().toString()));
    message
        .fate()
        .accepted()
        .ifPresent(at -> history.add(Map.of("state", "accepted", "at", at.toString())));
    message
        .fate()
        .history()
        .forEach(m -> history.add(Map.of("state", m.state(), "at", m.at().toString())));
    return history;
  }
}
