package dev.parley.flow.json;

import dev.parley.flow.check.Problem;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The documents that authors' tools write, each with its schema. The validator starts with the
 * first document read: whoever only keeps sessions never pays for it.
 */
enum FlowDocument {
  FLOW("flow", "bot"),
  BOT("bot", "flow");

  private final String key;
  private final String otherKey;

  FlowDocument(String key, String otherKey) {
    this.key = key;
    this.otherKey = otherKey;
  }

  FlowJson.Read<JsonNode> read(byte[] bytes) {
    return FlowJson.then(DocumentText.decode(bytes), this::read);
  }

  FlowJson.Read<JsonNode> read(String text) {
    return FlowJson.then(DocumentText.parse(text), this::check);
  }

  private FlowJson.Read<JsonNode> check(JsonNode root) {
    if (!root.isObject()) {
      return refused("", "A %s is a JSON object: it begins with `{`.".formatted(key));
    }
    JsonNode format = root.path("format");
    if (format.isIntegralNumber() && format.asLong(0) > FlowJson.FORMAT) {
      return newer(format.asString());
    }
    if (!root.has(key) && root.has(otherKey)) {
      return refused("", "This is a %s, not a %s.".formatted(otherKey, key));
    }
    String name = root.path(key).isString() ? root.path(key).asString() : "";
    List<Problem> problems = SchemaSentences.of(contract(), root, this == FLOW ? name : "");
    return problems.isEmpty()
        ? new FlowJson.Read.Good<>(root)
        : new FlowJson.Read.Refused<>(problems);
  }

  private Contract contract() {
    return switch (this) {
      case FLOW -> Contract.Held.FLOW;
      case BOT -> Contract.Held.BOT;
    };
  }

  private FlowJson.Read<JsonNode> newer(String format) {
    return new FlowJson.Read.Refused<>(
        List.of(
            DocumentProblems.at(
                DocumentProblems.NEWER,
                "/format",
                "This %s has format %s, which a newer Parley wrote; this one reads up to format %d."
                    .formatted(key, format, FlowJson.FORMAT))));
  }

  private static FlowJson.Read<JsonNode> refused(String pointer, String sentence) {
    return new FlowJson.Read.Refused<>(
        List.of(DocumentProblems.at(DocumentProblems.FORM, pointer, sentence)));
  }
}
