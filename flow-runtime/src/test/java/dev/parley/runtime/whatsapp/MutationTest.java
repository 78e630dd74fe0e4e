package dev.parley.runtime.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every member of every collected webhook is dropped, nulled and given each wrong type in turn:
 * nothing throws, and every item that is left is exactly one event.
 */
class MutationTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<JsonNode> WRONG =
      List.of(
          NODES.nullNode(),
          NODES.stringNode(""),
          NODES.stringNode("9999999999999999999999"),
          NODES.stringNode("\u0000\ud83d"),
          NODES.numberNode(7),
          NODES.numberNode(-1.5e300),
          NODES.booleanNode(true),
          NODES.objectNode().put("unexpected", 1),
          NODES.arrayNode(),
          NODES.arrayNode().addNull().add("x").add(NODES.objectNode()));
  private static final Set<String> LISTS =
      Set.of(
          "messages",
          "statuses",
          "message_echoes",
          "history",
          "user_preferences",
          "user_id_update",
          "user_actions",
          "state_sync",
          "calls",
          "groups");

  private final Payloads payloads = Payloads.find();

  @TestFactory
  Stream<DynamicTest> no_mutation_throws_or_loses_an_item() {
    return payloads.webhooks().stream()
        .map(payload -> dynamicTest(payload.file(), () -> mutations(payload, MutationTest::check)));
  }

  private static void mutations(Payloads.Payload payload, Consumer<JsonNode> check) {
    JsonNode root = payload.json();
    for (JsonNode holder : containers(root, new ArrayList<>())) {
      if (holder instanceof ObjectNode object) {
        List.copyOf(object.propertyNames()).forEach(name -> members(root, object, name, check));
      } else if (holder instanceof ArrayNode array) {
        elements(root, array, check);
      }
    }
  }

  private static void members(
      JsonNode root, ObjectNode object, String name, Consumer<JsonNode> check) {
    JsonNode original = object.get(name);
    object.remove(name);
    check.accept(root);
    for (JsonNode wrong : WRONG) {
      object.set(name, wrong);
      check.accept(root);
    }
    object.set(name, original);
  }

  private static void elements(JsonNode root, ArrayNode array, Consumer<JsonNode> check) {
    for (int i = 0; i < array.size(); i++) {
      JsonNode original = array.get(i);
      array.remove(i);
      check.accept(root);
      array.insert(i, original);
      for (JsonNode wrong : WRONG) {
        array.set(i, wrong);
        check.accept(root);
      }
      array.set(i, original);
    }
  }

  static List<JsonNode> containers(JsonNode node, List<JsonNode> found) {
    if (node.isContainer()) {
      found.add(node);
      node.values().forEach(child -> containers(child, found));
    }
    return found;
  }

  static void check(JsonNode mutated) {
    List<WebhookEvent> events = Payloads.parse(Payloads.JSON.writeValueAsBytes(mutated));
    assertThat(events).as("events of %s", mutated).isNotEmpty();
    List<JsonNode> raw =
        events.stream().map(e -> Payloads.JSON.readTree(e.envelope().raw())).toList();
    List<JsonNode> items = items(mutated);
    List<JsonNode> others = new ArrayList<>(raw);
    items.forEach(item -> assertThat(others.remove(item)).as("%s of %s", item, mutated).isTrue());
    assertThat(others).as("events besides the items of %s", mutated).noneMatch(items::contains);
    for (WebhookEvent event : events) {
      assertThat(Payloads.parse(event.envelope().alone().getBytes(UTF_8)))
          .as("%s of %s", event, mutated)
          .containsExactly(event);
    }
  }

  /** Where the envelope is still an envelope, everything in its lists. */
  static List<JsonNode> items(JsonNode webhook) {
    List<JsonNode> items = new ArrayList<>();
    for (JsonNode entry : webhook.path("entry").values()) {
      for (JsonNode change : entry.path("changes").values()) {
        change.path("value").properties().stream()
            .filter(member -> LISTS.contains(member.getKey()) && member.getValue().isArray())
            .forEach(member -> items.addAll(member.getValue().values()));
      }
    }
    return items;
  }
}
