package dev.parley.runtime.whatsapp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Collected webhooks changed in several places at once, alone and in batches as large as Meta makes
 * them: nothing throws, nothing is lost, and what became of every item is explained.
 */
class WildMutationTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final boolean NIGHTLY = Boolean.getBoolean("parley.nightly");
  private static final long SEED =
      Long.getLong("parley.seed", NIGHTLY ? System.nanoTime() : 20_261_127);
  private static final int MUTANTS = NIGHTLY ? 400 : 15;
  private static final int BATCHES = NIGHTLY ? 50 : 2;
  private static final int MOST_EDITS = 6;
  private static final int ITEMS = 1_000;
  private static final int MEGABYTE = 1_000_000;

  private final Payloads payloads = Payloads.find();

  @TestFactory
  Stream<DynamicTest> no_mutant_throws_or_loses_an_item() {
    return payloads.webhooks().stream()
        .map(payload -> dynamicTest(payload.file(), () -> mutants(payload)));
  }

  private static void mutants(Payloads.Payload payload) {
    for (int i = 0; i < MUTANTS; i++) {
      long seed = SEED + 31L * payload.file().hashCode() + i;
      JsonNode mutant = mutant(payload.json(), new SplittableRandom(seed));
      try {
        MutationTest.check(mutant);
        explained(Payloads.parse(Payloads.JSON.writeValueAsBytes(mutant)));
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("-Dparley.seed=" + SEED + ", mutant " + i + ": " + mutant, e);
      }
    }
  }

  @Test
  void a_batch_of_a_thousand_items_gives_a_thousand_events() {
    for (int i = 0; i < BATCHES; i++) {
      SplittableRandom random = new SplittableRandom(SEED + i);
      JsonNode batch = batch(random);
      byte[] body = Wire.write(batch).getBytes(US_ASCII);
      List<WebhookEvent> events = Payloads.parse(body);
      List<String> missing =
          MutationTest.items(Wire.read(body)).stream()
              .map(Wire::write)
              .collect(toCollection(ArrayList::new));
      assertThat(missing).hasSizeGreaterThanOrEqualTo(ITEMS);
      events.forEach(event -> missing.remove(event.envelope().raw()));
      assertThat(missing).as("-Dparley.seed=%d", SEED).isEmpty();
      explained(events);
    }
  }

  @Test
  void three_megabytes_are_read_whole() {
    SplittableRandom random = new SplittableRandom(SEED);
    ObjectNode webhook = NODES.objectNode().put("object", "whatsapp_business_account");
    ArrayNode changes =
        webhook.putArray("entry").addObject().put("id", "102290129340398").putArray("changes");
    ObjectNode value = changes.addObject().put("field", "messages").putObject("value");
    value.putObject("metadata").put("phone_number_id", "106540352242922");
    ArrayNode messages = value.putArray("messages");
    for (int i = 0; i < ITEMS; i++) {
      ObjectNode message = messages.addObject().put("id", "wamid." + i).put("from", "1650555" + i);
      message.put("type", "text").put("timestamp", "1749416383");
      message.putObject("text").put("body", "ä\u2028😀".repeat(100 + random.nextInt(400)));
    }
    byte[] body = Wire.write(webhook).getBytes(US_ASCII);
    assertThat(body.length).isGreaterThan(3 * MEGABYTE);
    assertThat(Payloads.parse(body))
        .hasSize(ITEMS)
        .allMatch(InboundMessage.class::isInstance)
        .extracting(WebhookEvent::key)
        .doesNotHaveDuplicates();
  }

  /** Entries of all payloads, each changed, until there are enough items. */
  private JsonNode batch(SplittableRandom random) {
    List<Payloads.Payload> all = payloads.webhooks();
    ObjectNode batch = NODES.objectNode().put("object", "whatsapp_business_account");
    ArrayNode entries = batch.putArray("entry");
    for (int items = 0; items < ITEMS; ) {
      JsonNode mutant = mutant(all.get(random.nextInt(all.size())).json(), random);
      items += MutationTest.items(mutant).size();
      mutant.path("entry").values().forEach(entries::add);
    }
    return batch;
  }

  private static void explained(List<WebhookEvent> events) {
    for (WebhookEvent event : events) {
      assertThat(event.kind()).matches("[a-z0-9_]+(\\.[a-z0-9_]*)*");
      assertThat(event.key()).isNotBlank().hasSizeLessThanOrEqualTo(200);
      if (event instanceof WebhookEvent.Unknown unknown) {
        assertThat(unknown.reason()).isNotBlank();
      }
    }
  }

  private static JsonNode mutant(JsonNode root, SplittableRandom random) {
    int edits = 1 + random.nextInt(MOST_EDITS);
    for (int i = 0; i < edits; i++) {
      List<JsonNode> places = MutationTest.containers(root, new ArrayList<>());
      edit(places.get(random.nextInt(places.size())), places, random);
    }
    return root;
  }

  private static void edit(JsonNode place, List<JsonNode> places, SplittableRandom random) {
    if (place instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = List.copyOf(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      member(object, name, places, random);
    } else if (place instanceof ArrayNode array && !array.isEmpty()) {
      int index = random.nextInt(array.size());
      switch (random.nextInt(3)) {
        case 0 -> array.remove(index);
        case 1 -> array.add(array.get(index).deepCopy());
        default -> array.set(index, odd(random));
      }
    }
  }

  private static void member(
      ObjectNode object, String name, List<JsonNode> places, SplittableRandom random) {
    JsonNode value = object.get(name);
    switch (random.nextInt(6)) {
      case 0 -> object.remove(name);
      case 1 -> object.putNull(name);
      case 2 -> object.put(name, "brand_new_" + random.nextInt(100));
      case 3 -> object.set("brand_new_member", odd(random));
      case 4 -> misplace(object, name, value, places.get(random.nextInt(places.size())));
      default -> object.set(name, odd(random));
    }
  }

  /** Puts a member into another object; not into itself, for that would have no end. */
  private static void misplace(ObjectNode from, String name, JsonNode value, JsonNode to) {
    if (to instanceof ObjectNode target
        && !MutationTest.containers(value, new ArrayList<>()).contains(to)) {
      from.remove(name);
      target.set(name, value.deepCopy());
    }
  }

  private static JsonNode odd(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> NODES.stringNode("");
      case 1 -> NODES.stringNode("x".repeat(random.nextInt(3_000)));
      case 2 -> NODES.stringNode("\u0000\ud83d\u2028");
      case 3 -> NODES.numberNode(random.nextLong());
      case 4 -> NODES.numberNode(random.nextDouble() * 1e300);
      case 5 -> NODES.booleanNode(random.nextBoolean());
      case 6 -> NODES.objectNode().put("id", random.nextInt(3)).put("type", "brand_new");
      default -> NODES.arrayNode().add("x").addNull().add(NODES.objectNode().put("id", "y"));
    };
  }
}
