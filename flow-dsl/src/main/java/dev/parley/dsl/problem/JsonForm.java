package dev.parley.dsl.problem;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A problem as one line of JSON, for editors and scripts. */
public final class JsonForm {

  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonForm() {}

  /** One line, without its line break. */
  public static String of(Diagnostic problem) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("code", problem.code());
    node.put("severity", problem.severity().word());
    node.put("message", problem.message());
    node.put("file", problem.file());
    node.set("span", span(problem.span()));
    ArrayNode related = node.putArray("related");
    for (Related each : problem.related()) {
      related
          .addObject()
          .put("message", each.message())
          .put("file", each.file())
          .set("span", span(each.span()));
    }
    ArrayNode fixes = node.putArray("fixes");
    problem.fixes().forEach(fix -> fix(fix, fixes.addObject()));
    ArrayNode help = node.putArray("help");
    problem.help().forEach(help::add);
    return MAPPER.writeValueAsString(node);
  }

  private static void fix(Fix fix, ObjectNode node) {
    node.put("title", fix.title());
    node.put("safe", fix.safe());
    ArrayNode edits = node.putArray("edits");
    for (Edit edit : fix.edits()) {
      ObjectNode each = edits.addObject();
      each.put("file", edit.file());
      each.set("span", span(edit.span()));
      each.put("replacement", edit.replacement());
    }
  }

  private static ObjectNode span(Span span) {
    ObjectNode node = MAPPER.createObjectNode();
    node.set("start", position(span.start()));
    node.set("end", position(span.end()));
    return node;
  }

  private static ObjectNode position(Position position) {
    return MAPPER
        .createObjectNode()
        .put("line", position.line())
        .put("column", position.column())
        .put("offset", position.offset());
  }
}
