package dev.parley.flow.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.check.Problem;
import dev.parley.flow.model.Flow;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A flow's JSON that is damaged in one place is refused with the place and a sentence, or it is
 * another flow; run more with {@code -Dparley.cases=100000}.
 */
class DamagedFlowsTest {
  private static final int CASES = Integer.getInteger("parley.cases", 1_000);
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void one_wrong_value_is_refused_at_its_place_or_makes_another_flow() {
    int refused = 0;
    for (long seed = 1; seed <= Math.max(1, CASES); seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ObjectNode flow = (ObjectNode) JSON.readTree(FlowJson.write(Flows.any(seed)));
      String damage = damage(objects(flow), random);
      switch (read(flow, damage)) {
        case FlowJson.Read.Refused<Flow>(List<Problem> problems) -> {
          assertThat(problems).as(damage).isNotEmpty();
          problems.forEach(problem -> told(problem, flow, damage));
          refused++;
        }
        case FlowJson.Read.Good<Flow>(Flow read) ->
            assertThat(FlowJson.read(FlowJson.write(read)).orThrow()).as(damage).isEqualTo(read);
      }
    }
    assertThat(refused).isGreaterThan(CASES / 2);
  }

  private static FlowJson.Read<Flow> read(JsonNode flow, String damage) {
    try {
      return FlowJson.read(flow.toString());
    } catch (RuntimeException e) {
      throw new AssertionError(damage, e);
    }
  }

  private static void told(Problem problem, JsonNode flow, String damage) {
    assertThat(problem.message()).as(damage).matches("(?s)\\S.*[.?]");
    JsonNode at = flow.at(JsonPointer.compile(problem.place().pointer()));
    assertThat(at.isMissingNode()).as("%s: %s", damage, problem).isFalse();
  }

  /** Takes a key away, writes one wrong, or puts a value of another type in. */
  private static String damage(List<ObjectNode> objects, SplittableRandom random) {
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    List<String> keys = new ArrayList<>(object.propertyNames());
    String key = keys.get(random.nextInt(keys.size()));
    String before = object.toString();
    JsonNode value = object.get(key);
    switch (random.nextInt(6)) {
      case 0 -> object.remove(key);
      case 1 -> {
        object.remove(key);
        object.set(key + "z", value);
      }
      case 2 -> object.putNull(key);
      case 3 -> object.put(key, 7.5);
      case 4 -> object.putArray(key).addObject().put("z", true);
      default -> object.putObject(key).put("z", "z");
    }
    return before + " became " + object;
  }

  private static List<ObjectNode> objects(JsonNode node) {
    List<ObjectNode> objects = new ArrayList<>();
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      objects.add(object);
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(child -> objects.addAll(objects(child)));
    }
    return objects;
  }

  @Test
  void every_kind_of_object_refuses_a_key_that_it_does_not_have() {
    Set<String> kinds = new HashSet<>();
    for (long seed = 1; seed <= 200; seed++) {
      ObjectNode flow = (ObjectNode) JSON.readTree(FlowJson.write(Flows.any(seed)));
      for (ObjectNode object : objects(flow)) {
        if (object.has("type") && kinds.add(object.get("type") + " " + object.propertyNames())) {
          object.put("zz", 1);
          assertThat(FlowJson.read(flow.toString()))
              .as(object.toString())
              .isInstanceOfSatisfying(
                  FlowJson.Read.Refused.class,
                  refused -> assertThat(refused.problems().toString()).contains("/zz"));
          object.remove("zz");
        }
      }
    }
    assertThat(kinds).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"flow", "bot", "session", "turn"})
  void no_schema_says_one_thing_twice(String name) throws IOException {
    JsonFactory strict =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (InputStream schema = DamagedFlowsTest.class.getResourceAsStream(name + ".schema.json")) {
      assertThat(new JsonMapper(strict).readTree(schema).has("$schema")).isTrue();
    }
  }
}
