package dev.parley.flow.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {
  private static World world() {
    Map<String, Object> contact = new LinkedHashMap<>();
    contact.put("name", "Asha");
    contact.put("age", 31.0);
    contact.put("email", null);
    Map<String, Object> variables = new HashMap<>();
    variables.put("contact", contact);
    variables.put("qty", 3.0);
    variables.put("size", "medium");
    variables.put("cities", new ArrayList<>(List.of("Rome", "Pune")));
    variables.put("nested", List.of(List.of(2.0, 1.0), Map.of("x", List.of(1.0))));
    variables.put("unset", null);
    variables.put("open", true);
    return World.of(variables);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "qty >= 1 && qty <= 5|true",
        "qty * 20 > 50 ? size : null|\"medium\"",
        "contact.name.length|4",
        "contact.email ?? \"none\"|\"none\"",
        "contact.missing ?? \"none\"|\"none\"",
        "contact?.address?.city|null",
        "cities.includes(\"Pune\") && contact.age >= 18|true",
        "unset == null|true",
        "unset === undefined|false",
        "contact.missing === undefined|true",
        "typeof unset|\"object\"",
        "`${size} x ${qty}`|\"medium x 3\"",
        "cities.map((c, i) => `${i + 1}. ${c}`).join(\"; \")|\"1. Rome; 2. Pune\"",
        "{ size, qty, total: qty * 9.5 }|{\"size\":\"medium\",\"qty\":3,\"total\":28.5}",
        "open ? 1 : 0|1",
        "!open|false",
        "nested[1].x[0]|1",
        "nested[1].isPrototypeOf(nested[1].x)|false",
        "(size => size)(1)|1",
        "((qty) => (() => qty)())(7)|7"
      })
  void variables_are_read(String expression, String expected) {
    assertThat(world().json(expression)).isEqualTo(expected);
  }

  @Test
  void a_test_is_the_truth_of_the_value() {
    assertThat(world().test("qty")).isTrue();
    assertThat(world().test("qty - 3")).isFalse();
    assertThat(world().test("unset || \"\"")).isFalse();
    assertThat(world().test("cities")).isTrue();
    assertThat(world().test("qty > 2 ? size === \"medium\" : open")).isTrue();
    assertThat(world().test("qty > 2 && unset == null")).isTrue();
    assertThat(world().test("contact.email ?? 0")).isFalse();
  }

  @Test
  void a_flows_own_variable_comes_before_what_is_built_in() {
    assertThat(World.of(Map.of("text", "mine", "Math", 5.0)).json("[text, Math]"))
        .isEqualTo("[\"mine\",5]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cities.push(\"X\")",
        "cities.sort()",
        "cities.reverse()",
        "cities.splice(0, 1)",
        "cities.pop()",
        "cities.shift()",
        "cities.unshift(1)",
        "cities.fill(0)",
        "cities.copyWithin(0, 1)",
        "Object.assign(contact, {name: 1})",
        "nested[0].sort()",
        "(c => c.push(1))(cities)",
        "cities[\"push\"](1)",
        "[cities].map(c => c.pop())",
        "nested.map(n => n.sort?.())",
        "(({push}) => push.call(cities, 1))(cities)",
        "cities.sort.call(cities)",
        "[...[cities]][0].push(1)",
        "nested[1].x.push(5)",
        "cities.push.apply(cities, [1])"
      })
  void nothing_changes_a_variable(String expression) {
    World world = world();
    String before = Json.stringify(world.variables());
    world.json(expression);
    assertThat(Json.stringify(world.variables())).isEqualTo(before);
  }

  @Test
  void within_one_evaluation_changes_are_seen() {
    assertThat(world().json("[cities.push(\"X\"), cities.length, cities]"))
        .isEqualTo("[3,3,[\"Rome\",\"Pune\",\"X\"]]");
    assertThat(world().json("[nested[0].sort(), nested[0]]")).isEqualTo("[[1,2],[1,2]]");
    assertThat(world().json("(c => [c.pop(), cities.length])(cities)")).isEqualTo("[\"Pune\",1]");
  }

  @Test
  void results_are_plain_values() {
    World world = world();
    assertThat(world.eval("undefined")).isNull();
    assertThat(world.eval("x => x")).isNull();
    assertThat(world.eval("5")).isEqualTo(5.0);
    assertThat(world.eval("[1, undefined, () => 1, {a: undefined, b: null}]"))
        .isEqualTo(Arrays.asList(1.0, null, null, nullMap()));
    assertThat(world.eval("new Date(0)")).isEqualTo("1970-01-01T00:00:00.000Z");
    assertThat(world.eval("/a/")).isEqualTo(Map.of());
    assertThat(world.eval("new Set([1])")).isEqualTo(Map.of());
    assertThat(world.eval("cities")).isEqualTo(List.of("Rome", "Pune"));
  }

  private static Map<String, Object> nullMap() {
    Map<String, Object> map = new HashMap<>();
    map.put("b", null);
    return map;
  }

  @Test
  void clock_and_chance_are_those_of_the_turn() {
    assertThat(world().eval("Date.now()")).isEqualTo((double) World.NOW);
    assertThat(world().eval("new Date().getTime()")).isEqualTo((double) World.NOW);
    assertThat(world().eval("Math.floor(Math.random() * 10)")).isEqualTo(5.0);
  }

  @Test
  void local_times_go_by_the_bots_zone() {
    World rome = world().in("Europe/Rome", "it");
    assertThat(rome.eval("new Date(0).getHours()")).isEqualTo(1.0);
    assertThat(rome.eval("new Date(0).getUTCHours()")).isEqualTo(0.0);
    assertThat(rome.eval("new Date(2026, 6, 1).toISOString()"))
        .isEqualTo("2026-06-30T22:00:00.000Z");
    assertThat(rome.eval("new Date(2026, 6, 1).getTimezoneOffset()")).isEqualTo(-120.0);
    assertThat(rome.eval("new Date(\"2026-01-05T10:00\").toISOString()"))
        .isEqualTo("2026-01-05T09:00:00.000Z");
    assertThat(world().in("Asia/Kolkata", "en").eval("new Date(0).getMinutes()")).isEqualTo(30.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "unset.x|FLW5201|`x` cannot be read from null.",
        "contact.missing.x|FLW5201|`x` cannot be read from undefined.",
        "qty()|FLW5201|`qty` is not a function.",
        "size.shout()|FLW5201|`shout` of the text \"medium\" is not a function.",
        "sice|FLW5202|Nothing is called `sice` here.",
        "JSON.parse(\"{\")|FLW5205|This JSON text cannot be read at its end.",
        "new RegExp(\"(\")|FLW5205|This regular expression cannot be read: a `(` has no `)`.",
        "(1).toFixed(101)|FLW5206|toFixed() takes a number from 0 to 100.",
        "10n|FLW5207|A big integer cannot be evaluated natively.",
        "new Number(5)|FLW5207|a function cannot stand after `new`.",
        "cities.map(5)|FLW5201|the number 5 stands where a function is needed.",
        "money(5, \"EURO\")|FLW5206|`EURO` is not the code of a currency, such as EUR."
      })
  void faults_have_a_code_and_a_sentence(String expression, String code, String sentence) {
    assertThatThrownBy(() -> world().eval(expression))
        .isInstanceOfSatisfying(
            ScriptFault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(code);
              assertThat(fault.sentence()).isEqualTo(sentence);
              assertThat(fault.getStackTrace()).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contact.constructor", "[].constructor", "\"\".constructor", "(5).constructor",
            "(x => x).constructor",
        "contact.__proto__", "[].__proto__", "Math.constructor", "(x => x).prototype",
            "contact[\"constructor\"]",
        "contact[\"__proto__\"]", "cities.getClass", "contact.getClass", "size.getBytes",
            "Object.prototype",
        "cities.stream", "contact.entrySet", "new Date().getClass", "/a/.constructor"
      })
  void nothing_of_the_host_can_be_reached(String expression) {
    assertThat(world().json("(" + expression + ") === undefined")).isEqualTo("true");
  }

  @Test
  void an_own_property_may_have_any_name() {
    assertThat(world().json("({constructor: 1}).constructor")).isEqualTo("1");
    assertThat(world().json("({[\"__proto__\"]: 1})[\"__proto__\"]")).isEqualTo("1");
  }

  @Test
  void a_program_can_run_on_many_threads_at_once() throws InterruptedException {
    Program program =
        NativeEvaluator.create()
            .compile(
                Script.parse("/(a+)b/g.exec(\"xaab\")[1] + [3, 1].sort()[0]", 0).expr(), n -> -1);
    List<String> results = new java.util.concurrent.CopyOnWriteArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int k = 0; k < 200; k++) {
                  results.add(String.valueOf(program.eval(World.empty())));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(results).hasSize(1600).containsOnly("aa1");
  }

  @Test
  void what_cannot_be_evaluated_natively_is_told_beforehand() {
    NativeEvaluator evaluator = NativeEvaluator.create();
    for (String covered :
        List.of("a + 1", "/a/g.test(b)", "xs.map(x => x.y)", "money(1, \"EUR\")")) {
      assertThat(evaluator.covers(Script.parse(covered, 0).expr())).as(covered).isTrue();
    }
    for (String foreign :
        List.of(
            "1n",
            "Intl.NumberFormat",
            "/a/v",
            "/a/d",
            "[1,,2]",
            "d.toLocaleDateString()",
            "x = ")) {
      assertThat(evaluator.covers(Script.parse(foreign, 0).expr())).as(foreign).isFalse();
    }
  }

  @Test
  void a_mistake_that_was_not_heeded_is_a_fault_at_run_time() {
    Program program = NativeEvaluator.create().compile(Script.parse("a = 3", 0).expr(), n -> 0);
    assertThatThrownBy(() -> program.eval(world()))
        .isInstanceOfSatisfying(
            ScriptFault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultCode.SYNTAX));
  }
}
