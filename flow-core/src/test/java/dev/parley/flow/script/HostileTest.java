package dev.parley.flow.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions that want to take all there is: each ends in a coded fault, within its budget. */
class HostileTest {
  private static final long COST = 1_000_000;
  private static final long SIZE = 1_000_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"x\".repeat(2 ** 30)",
        "\"x\".padStart(1e9)",
        "\"x\".padEnd(2 ** 31, \"ab\")",
        "Array(2 ** 31)",
        "new Array(1e9).fill(0)",
        "Array.from({length: 1e9})",
        "Array.from({length: 1e6}, (_, i) => i).map(x => [x, x])",
        "(f => f(f))(f => f(f))",
        "(f => f(f) + 1)(f => f(f) + 1)",
        "(f => f(f, \"x\"))((f, s) => f(f, s + s))",
        "(f => f(f, [1]))((f, a) => f(f, [...a, ...a]))",
        "(f => f(f, {a: 1}))((f, o) => f(f, {o, p: o}))",
        "(f => [1].map(() => f(f)))(f => [1].map(() => f(f)))",
        "(f => f(f, f))((f, g) => g(f, f => f(g, g)))",
        "(f => [2, 1].sort(() => f(f)))(f => [2, 1].sort(() => f(f)))",
        "(f => \"a\".replace(/a/, () => f(f)))(f => \"a\".replace(/a/, () => f(f)))",
        "(f => `${{toString: () => f(f)}}`)(f => `${{toString: () => f(f)}}`)",
        "(f => f.call(null, f))(f => f.call(null, f))",
        "(f => f.bind(null, f)())(f => f.bind(null, f)())",
        "(f => JSON.stringify({toJSON: () => f(f)}))(f => JSON.stringify({toJSON: () => f(f)}))",
        "/(a*)*b/.test(\"a\".repeat(40))",
        "/(a|a)*b/.test(\"a\".repeat(40))",
        "/(a|aa)+$/.test(\"a\".repeat(60) + \"b\")",
        "/^(([a-z])+.)+[A-Z]([a-z])+$/.test(\"a\".repeat(60))",
        "/(.*)\\1\\1\\1$/.test(\"ab\".repeat(3000) + \"c\")",
        "/(x+x+)+y/.test(\"x\".repeat(60))",
        "/(?=(a+))*b/.test(\"a\".repeat(5000)) || /((a+)+)+$/.test(\"a\".repeat(50) + \"!\")",
        "/(?<=(a+)+)b/.test(\"a\".repeat(3000) + \"c\".repeat(3000)) ||"
            + " /(?<=(a|a)*c)b/.test(\"a\".repeat(50) + \"b\")",
        "/(a?){30}a{30}/.test(\"a\".repeat(29)) || /(a?){50}b/.test(\"a\".repeat(50))",
        "\"a\".repeat(100000).replaceAll(\"a\", \"bbbbbbbbbbbbbbb\")",
        "\"a\".repeat(5000).replace(/a/g, \"$`\")",
        "\"a\".repeat(5000).replace(/a/g, \"$'\")",
        "\"a\".repeat(200000).split(\"\").map(c => c + c).map(c => c + c).join(c => c)",
        "Array.from({length: 1000}, () => 0).map((_, i, a) => a.map((_, j, b) => b.map(x => x)))",
        "Array.from({length: 300000}, (_, i) => i).sort(() => Math.random() - 0.5)",
        "JSON.parse(\"[\".repeat(100000))",
        "JSON.stringify((f => f(f, 0, 1))((f, n, o) => n > 600 ? o : f(f, n + 1, [o])))",
        "[1].concat(Array(900000)).concat(Array(900000))",
        "Array.from({length: 2000}, (_, i) => i).reduce((o, i) => ({...o, [2000 - i]: i}), {})",
        "(o => Object.keys(o).map(k => Object.keys(o).map(j =>"
            + " Object.values(o).join(k))))(Object.fromEntries(Array.from({length: 500}, (_, i) =>"
            + " [\"k\" + i, i])))",
        "Math.max(...Array(2000000))",
        "encodeURIComponent(\"é\".repeat(400000))",
        "\"abc\".normalize().concat(...Array(100000).fill(\"x\".repeat(20)))",
        "(s => [...s, ...s, ...s])(\"y\".repeat(400000))",
        "Array(1000).fill(\"z\".repeat(1000)).map(s => s.split(\"\"))",
        "JSON.stringify(Array(1000).fill(0).map(() => Array(1000)), null, 10)",
        "new Set(Array.from({length: 1e6}, (_, i) => i)).size + new Map(Array.from({length: 1e6},"
            + " (_, i) => [i, i])).size",
        "String.fromCharCode(...Array(1e6))",
        "[[[[[[[[\"a\".repeat(90000)]]]]]]]].map(x => x + x + x + x).map(x => x + x + x + x + x)"
      })
  void ends_in_a_coded_fault(String expression) {
    Meter meter = new Meter(COST, SIZE);
    assertThatThrownBy(() -> World.empty().with(meter).eval(expression))
        .isInstanceOfSatisfying(
            ScriptFault.class,
            fault ->
                assertThat(fault.reason())
                    .isIn(FaultCode.COST_LIMIT, FaultCode.SIZE_LIMIT, FaultCode.RANGE));
  }

  @Test
  void the_next_evaluation_is_unharmed() {
    Meter meter = new Meter(COST, SIZE);
    assertThatThrownBy(() -> World.empty().with(meter).eval("\"x\".repeat(1e9)"))
        .isInstanceOf(ScriptFault.class);
    meter.refill();
    assertThat(World.empty().with(meter).eval("1 + 1")).isEqualTo(2.0);
  }

  @Test
  void what_a_used_up_budget_has_left_is_nothing() {
    Meter meter = new Meter(100, 100);
    assertThatThrownBy(() -> meter.spend(101)).isInstanceOf(ScriptFault.class);
    assertThatThrownBy(() -> meter.spend(1)).isInstanceOf(ScriptFault.class);
    assertThatThrownBy(() -> meter.produce(101)).isInstanceOf(ScriptFault.class);
    meter.refill();
    meter.spend(99);
    assertThat(meter.spent()).isEqualTo(99);
  }

  @Test
  void depth_is_counted_and_does_not_depend_on_the_thread() throws InterruptedException {
    String recursion = "(f => f(f, 0))((f, n) => n >= 120 ? n : f(f, n + 1))";
    assertThat(World.empty().eval(recursion)).isEqualTo(120.0);
    List<Object> results = new ArrayList<>();
    Runnable run = () -> results.add(World.empty().json(recursion.replace("120", "100000")));
    Thread small = new Thread(null, run, "small", 512 * 1024);
    small.start();
    small.join();
    run.run();
    assertThat(results).containsOnly("!FLW5203");
  }

  @Test
  void deep_variables_are_a_fault_and_not_a_crash() {
    Object deep = 1.0;
    for (int i = 0; i < 100_000; i++) {
      deep = List.of(deep);
    }
    World world = World.of(Map.of("deep", deep));
    for (String expression :
        List.of(
            "deep",
            "String(deep)",
            "JSON.stringify(deep)",
            "deep.flat(Infinity)",
            "deep.sort()",
            "`${deep}`",
            "deep == 1",
            "deep + 1")) {
      assertThat(world.json(expression)).as(expression).isIn("!FLW5203", "!FLW5204");
    }
  }

  @Test
  void a_cost_is_charged_even_for_a_single_value() {
    Meter meter = new Meter(10, 10);
    World.empty().with(meter).eval("1");
    assertThat(meter.spent()).isPositive();
  }
}
