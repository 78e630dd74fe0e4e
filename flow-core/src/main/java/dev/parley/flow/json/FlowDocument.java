package dev.parley.flow.json;

import dev.parley.flow.check.Problem;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The documents that authors' tools write, each with its schema. The validator starts with the
 * first document read: whoever only keeps sessions never pays for it.
 */
enum FlowDocument {
  FLOW("flow"),
  BOT("bot"),
  TEMPLATES("list of templates"),
  TRANSLATION("translation");

  /** What it is called; for flows and bots also the key of their names. */
  private final String what;

  FlowDocument(String what) {
    this.what = what;
  }

  FlowJson.Read<JsonNode> read(byte[] bytes) {
    return FlowJson.then(DocumentText.decode(bytes), this::read);
  }

  FlowJson.Read<JsonNode> read(String text) {
    return FlowJson.then(DocumentText.parse(text), this::check);
  }

  private FlowJson.Read<JsonNode> check(JsonNode root) {
    if (!root.isObject()) {
      return refused("", "A %s is a JSON object: it begins with `{`.".formatted(what));
    }
    JsonNode format = root.path("format");
    if (format.isIntegralNumber() && format.asLong(0) > FlowJson.FORMAT) {
      return newer(format.asString());
    }
    if ((this == FLOW || this == BOT) && !root.has(what)) {
      FlowDocument other = this == FLOW ? BOT : FLOW;
      if (root.has(other.what)) {
        return refused("", "This is a %s, not a %s.".formatted(other.what, what));
      }
    }
    String name = this == FLOW && root.path(what).isString() ? root.path(what).asString() : "";
    List<Problem> problems = SchemaSentences.of(contract(), root, name);
    return problems.isEmpty()
        ? new FlowJson.Read.Good<>(root)
        : new FlowJson.Read.Refused<>(problems);
  }

  private Contract contract() {
    return switch (this) {
      case FLOW -> Contract.Held.FLOW;
      case BOT -> Contract.Held.BOT;
      case TEMPLATES -> Contract.HeldWords.TEMPLATES;
      case TRANSLATION -> Contract.HeldWords.TRANSLATION;
    };
  }

  private FlowJson.Read<JsonNode> newer(String format) {
    return new FlowJson.Read.Refused<>(
        List.of(
            DocumentProblems.at(
                DocumentProblems.NEWER,
                "/format",
                "This %s has format %s, which a newer Parley wrote; this one reads up to format %d."
                    .formatted(what, format, FlowJson.FORMAT))));
  }

  private static FlowJson.Read<JsonNode> refused(String pointer, String sentence) {
    return new FlowJson.Read.Refused<>(
        List.of(DocumentProblems.at(DocumentProblems.FORM, pointer, sentence)));
  }
}
