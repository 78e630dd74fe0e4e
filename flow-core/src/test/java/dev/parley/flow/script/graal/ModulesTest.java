package dev.parley.flow.script.graal;

import static dev.parley.flow.script.graal.Bench.functions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.Imports;
import dev.parley.flow.script.LayeredEvaluator;
import dev.parley.flow.script.NativeEvaluator;
import dev.parley.flow.script.Script;
import dev.parley.flow.script.World;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Functions of JavaScript modules in expressions. */
class ModulesTest {
  private static final Evaluator LAYERED =
      LayeredEvaluator.nativeThen(GraalEvaluator.create(Bench.PATIENT));

  private static String outcome(Imports imports, World world, String expression) {
    return Bench.outcome(LAYERED.importing(imports), world, expression);
  }

  private static String outcome(Imports imports, String expression) {
    return outcome(imports, World.empty(), expression);
  }

  @Test
  void a_function_of_a_module_is_called_like_any_other() {
    Imports pricing =
        functions(
            "export const price = size => ({ small: 20, medium: 30, large: 40 })[size]", "price");
    World world = World.of(Map.of("size", "medium", "qty", 3.0));
    assertThat(outcome(pricing, world, "price(size) * qty")).isEqualTo("90.0");
    assertThat(outcome(pricing, world, "['small', 'large'].map(price)")).isEqualTo("[20.0,40.0]");
    assertThat(outcome(pricing, world, "price('huge') === undefined")).isEqualTo("true");
    assertThat(outcome(pricing, world, "price('huge') * qty")).isEqualTo("NaN");
    assertThat(outcome(pricing, world, "typeof price + price.name")).isEqualTo("\"functionprice\"");
  }

  @Test
  void a_text_may_hold_calls_beside_other_values() {
    Imports shout = functions("export const shout = s => s.toUpperCase() + '!'", "shout");
    World world = World.of(Map.of("name", "Asha"));
    assertThat(
            LAYERED
                .importing(shout)
                .compile(
                    Script.template("Hi ${name}, ${shout(name)} ${null}${10n ** 2n}."),
                    List.of("name")::indexOf)
                .render(world))
        .isEqualTo("Hi Asha, ASHA! 100.");
  }

  @Test
  void functions_take_and_give_more_than_json() {
    Imports module =
        functions(
            """
            export const best = (items, by) => items.toSorted((a, b) => by(b) - by(a))[0]
            export const day = date => date.getDay()
            export const limits = () => [NaN, -0, Infinity, undefined, '\\0', new Date(0)]
            """,
            "best",
            "day",
            "limits");
    assertThat(outcome(module, "best([{n: 1}, {n: 3}], item => item.n)")).isEqualTo("{n:3.0}");
    assertThat(outcome(module, "day(new Date())")).isEqualTo("1.0");
    assertThat(outcome(module, "limits()"))
        .isEqualTo("[NaN,-0.0,Infinity,null,\"\\u0000\",\"1970-01-01T00:00:00.000Z\"]");
  }

  @Test
  void nothing_is_left_for_the_next_evaluation() {
    Imports counter =
        functions(
            """
            let count = 0
            export const next = () => ++count
            export const spoil = () => { Array.prototype.map = () => 'spoilt'; globalThis.x = 1; return 1 }
            """,
            "next",
            "spoil");
    assertThat(outcome(counter, "[next(), next()]")).isEqualTo("[1.0,2.0]");
    assertThat(outcome(counter, "[next(), next()]")).isEqualTo("[1.0,2.0]");
    assertThat(outcome(counter, "spoil()")).isEqualTo("1.0");
    assertThat(outcome(counter, "[next()].map(n => n + typeof globalThis.x)"))
        .isEqualTo("[\"1undefined\"]");
  }

  @Test
  void a_variable_or_parameter_of_that_name_comes_first() {
    Imports module = functions("export const size = () => 'function'", "size");
    assertThat(outcome(module, World.of(Map.of("size", "small")), "size")).isEqualTo("\"small\"");
    assertThat(outcome(module, "(size => size)(1)")).isEqualTo("1.0");
    assertThat(outcome(module, "size()")).isEqualTo("\"function\"");
  }

  @Test
  void what_is_wrong_with_a_module_is_a_fault() {
    assertThat(outcome(functions("export const a = 1", "b"), "b()")).isEqualTo("!FLW5202");
    assertThat(outcome(functions("export const a = 1", "a"), "a()")).isEqualTo("!FLW5201");
    assertThat(outcome(functions("export const a = ", "a"), "a()")).isEqualTo("!FLW5205");
    assertThat(
            outcome(functions("export const a = () => { throw new RangeError('no') }", "a"), "a()"))
        .isEqualTo("!FLW5206");
    assertThat(outcome(functions("export const a = () => { throw 'no' }", "a"), "a()"))
        .isEqualTo("!FLW5201");
    assertThat(
            outcome(functions("import { b } from './b.js'; export const a = () => b", "a"), "a()"))
        .startsWith("!FLW52");
    assertThat(outcome(functions("throw new TypeError('no'); export const a = 1", "a"), "a()"))
        .isEqualTo("!FLW5201");
  }

  @Test
  void without_javascript_a_call_is_a_fault_that_names_the_file() {
    Imports module = functions("export const a = () => 1", "a");
    Evaluator natively = NativeEvaluator.create().importing(module);
    assertThat(natively.covers(Script.parseWhole("a()").expr())).isFalse();
    assertThat(Bench.outcome(natively, World.empty(), "a()")).isEqualTo("!FLW5207");
    assertThat(Bench.outcome(natively, World.empty(), "1 + 1")).isEqualTo("2.0");
  }

  @Test
  void chance_and_clock_are_the_flows_own() {
    Imports module =
        functions(
            "export const roll = () => [Math.random(), Date.now(), new Date().getHours()]", "roll");
    World rome = World.empty().in("Europe/Rome", "it");
    assertThat(outcome(module, rome, "roll()")).isEqualTo("[0.5," + (double) World.NOW + ",11.0]");
  }

  @Test
  void the_same_comes_out_on_every_thread() throws InterruptedException {
    Imports module = functions("let n = 0; export const f = x => [x, ++n, Math.random()]", "f");
    String expected = outcome(module, "[1, 2, 3].map(x => f(x))");
    List<String> outcomes = new CopyOnWriteArrayList<>();
    List<Thread> threads =
        Stream.generate(() ->
                Thread.ofVirtual()
                    .start(() -> outcomes.add(outcome(module, "[1, 2, 3].map(x => f(x))"))))
            .limit(4)
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(outcomes).hasSize(4).containsOnly(expected);
  }
}
