package dev.parley.flow.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** What holds for any expression. */
class EvaluatorLawsTest {
  private static final Map<String, Object> VARIABLES =
      Map.of(
          "x", 5.0,
          "list", List.of(3.0, "a", List.of(1.0), Map.of("k", "v")),
          "map", Map.of("a", 1.0, "b", List.of("q"), "length", 2.0));

  @Property
  void evaluation_throws_nothing_but_faults_and_changes_nothing(@ForAll long seed) {
    String expression = new Expressions(seed).whole(4);
    String before = Json.stringify(VARIABLES);
    String first = run(expression);
    assertThat(run(expression)).as(expression).isEqualTo(first);
    assertThat(Json.stringify(VARIABLES)).as(expression).isEqualTo(before);
  }

  private static String run(String expression) {
    World world = World.of(VARIABLES).with(new Meter(200_000, 200_000));
    String value = world.json(expression);
    assertThat(value).as(expression).isNotNull();
    return value;
  }

  @Property
  void a_test_agrees_with_the_value(@ForAll long seed) {
    String expression = new Expressions(seed).whole(3);
    World world = World.of(VARIABLES).with(new Meter(200_000, 200_000));
    try {
      assertThat(world.test(expression)).as(expression).isEqualTo(truth(world, expression));
    } catch (ScriptFault fault) {
      assertThat(world.json(expression)).as(expression).startsWith("!");
    }
  }

  private static boolean truth(World world, String expression) {
    world.meter().refill();
    return Boolean.TRUE.equals(world.eval("!!(" + expression + ")"));
  }

  @Property
  void json_survives_a_round_trip(@ForAll @Size(max = 6) List<String> texts, @ForAll int number) {
    Object value = List.of(texts, Map.of("n", (double) number), true);
    assertThat(Json.parse(Json.stringify(value))).isEqualTo(value);
  }

  @Property
  void numbers_read_back_as_themselves(@ForAll double number) {
    String text = Json.stringify(List.of(number));
    if (Double.isFinite(number)) {
      assertThat(Json.parse(text)).isEqualTo(List.of(number + 0.0));
      assertThat(World.empty().eval("+\"" + text.substring(1, text.length() - 1) + "\""))
          .isEqualTo(number + 0.0);
    }
  }

  @Property
  void sorting_is_stable(@ForAll @Size(max = 60) List<Integer> keys) {
    List<Map<String, Object>> items = new java.util.ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      items.add(Map.of("k", (double) Math.floorMod(keys.get(i), 4), "i", (double) i));
    }
    String sorted =
        "(s => s.every((o, n) => n === 0 || s[n - 1].k < o.k || (s[n - 1].k === o.k && s[n - 1].i <"
            + " o.i)))(items.toSorted((a, b) => a.k - b.k))";
    assertThat(World.of(Map.of("items", items)).eval(sorted)).isEqualTo(true);
  }
}
