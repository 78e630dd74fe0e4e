package dev.parley.runtime.emulator;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Message templates of the Graph API. */
final class TemplateEdges {
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
  private static final String EDGE = "message_templates";
  private static final int MOST = 100;

  private final Predicate<String> account;
  private final TemplateShelf shelf;

  TemplateEdges(BusinessNumber number, TemplateShelf shelf) {
    this.account = number.wabaId()::equals;
    this.shelf = shelf;
  }

  void addTo(GraphMap map) {
    map.add("GET " + EDGE, account, this::list);
    map.add("POST " + EDGE, account, this::create);
    map.add("DELETE " + EDGE, account, this::delete);
    map.add("POST", shelf::has, this::edit);
  }

  private JsonNode list(GraphCall call) {
    ObjectNode answer = EmulatorJson.object();
    ArrayNode data = answer.putArray("data");
    String after = call.query("after").orElse("");
    int limit =
        call.query("limit").filter(l -> l.matches("\\d{1,4}")).map(Integer::parseInt).orElse(MOST);
    var found =
        shelf.list(call.query("name"), call.query("status")).stream()
            .filter(one -> one.path("id").asString().compareTo(after) > 0)
            .toList();
    found.stream().limit(limit).forEach(data::add);
    if (found.size() > limit) {
      ObjectNode paging = answer.putObject("paging");
      paging.putObject("cursors").put("after", found.get(limit - 1).path("id").asString());
      paging.put("next", "more");
    }
    return answer;
  }

  private JsonNode create(GraphCall call) {
    Param body = Param.body(call.body());
    String name = body.get("name").text();
    if (!NAME.matcher(name).matches()) {
      throw GraphFault.invalid("Message template name is not valid: " + name);
    }
    body.get("language").text();
    String category = body.get("category").text();
    if (!category.matches("MARKETING|UTILITY|AUTHENTICATION")) {
      throw GraphFault.parameter(
          "Param category must be one of {MARKETING, UTILITY, AUTHENTICATION}.");
    }
    if (!call.body().path("components").isArray()) {
      throw GraphFault.parameter("Param components must be an array.");
    }
    return shelf.create(call.body());
  }

  private JsonNode edit(GraphCall call) {
    shelf.edit(call.id(), call.body());
    return GraphCall.success();
  }

  private JsonNode delete(GraphCall call) {
    String name = call.query("name").orElse("");
    shelf.delete(name, call.query("hsm_id"));
    return GraphCall.success();
  }
}
