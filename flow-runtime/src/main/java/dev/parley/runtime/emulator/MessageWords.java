package dev.parley.runtime.emulator;

import tools.jackson.databind.JsonNode;

/** A message in one line, for the ledger. */
final class MessageWords {
  private MessageWords() {}

  static String of(JsonNode content) {
    String type = EmulatorJson.text(content, "type").orElse("text");
    JsonNode value = content.path(type);
    String words =
        switch (type) {
          case "text" -> value.path("body").asString("");
          case "interactive" -> interactive(value);
          case "button" -> value.path("payload").asString("");
          case "template" -> value.path("name").asString("");
          case "contacts" -> value.path(0).path("name").path("formatted_name").asString("");
          case "location" ->
              value.path("name").asString(value.path("latitude") + "," + value.path("longitude"));
          case "reaction" -> value.path("emoji").asString("");
          default -> value.path("caption").asString(value.path("name").asString(""));
        };
    return "text".equals(type) ? words : (type + " " + words).strip();
  }

  private static String interactive(JsonNode value) {
    String kind = value.path("type").asString("");
    JsonNode answer = value.path(kind);
    return answer.isObject()
        ? kind + " " + answer.path("id").asString(answer.path("response_json").asString(""))
        : kind + " " + value.path("body").path("text").asString("");
  }
}
