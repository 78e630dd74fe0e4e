package dev.parley.runtime.emulator;

import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a customer's message says when something in a message of the business was tapped. */
final class Taps {
  private Taps() {}

  /** The content of the customer's message; empty if this message has nothing with that id. */
  static Optional<ObjectNode> reply(JsonNode content, String option) {
    if ("template".equals(content.path("type").asString())) {
      return quickReply(content.path("template"), option);
    }
    JsonNode action = content.path("interactive").path("action");
    Optional<ObjectNode> button =
        all(action.path("buttons"))
            .map(candidate -> candidate.path("reply"))
            .filter(reply -> hasId(reply, option))
            .findFirst()
            .map(reply -> interactive("button_reply", reply));
    return button.or(() ->
        all(action.path("sections"))
            .flatMap(section -> all(section.path("rows")))
            .filter(row -> hasId(row, option))
            .findFirst()
            .map(row -> interactive("list_reply", row)));
  }

  private static ObjectNode interactive(String kind, JsonNode tapped) {
    ObjectNode content = EmulatorJson.object().put("type", "interactive");
    ObjectNode reply = content.putObject("interactive").put("type", kind).putObject(kind);
    reply.put("id", tapped.path("id").asString());
    reply.put("title", tapped.path("title").asString());
    EmulatorJson.text(tapped, "description").ifPresent(text -> reply.put("description", text));
    return content;
  }

  /** A send names only the payload of a template's button; its label is in the template. */
  private static Optional<ObjectNode> quickReply(JsonNode template, String payload) {
    return all(template.path("components"))
        .filter(component -> "quick_reply".equals(component.path("sub_type").asString()))
        .flatMap(component -> all(component.path("parameters")))
        .filter(parameter -> payload.equals(parameter.path("payload").asString()))
        .findFirst()
        .map(parameter -> {
          ObjectNode content = EmulatorJson.object().put("type", "button");
          content.putObject("button").put("payload", payload).put("text", payload);
          return content;
        });
  }

  private static boolean hasId(JsonNode tapped, String option) {
    return option.equals(tapped.path("id").asString());
  }

  private static Stream<JsonNode> all(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
