package dev.parley.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.test.FlowTests;
import dev.parley.dsl.test.TestResult;
import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Flows;
import dev.parley.flow.engine.Limits;
import dev.parley.flow.engine.Message;
import dev.parley.flow.engine.Now;
import dev.parley.flow.engine.Start;
import dev.parley.flow.engine.Turn;
import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.LayeredEvaluator;
import dev.parley.flow.script.NativeEvaluator;
import dev.parley.flow.script.graal.GraalEvaluator;
import dev.parley.flow.script.graal.SandboxLimits;
import dev.parley.flow.script.graal.WorkerEvaluator;
import dev.parley.flow.script.graal.WorkerSettings;
import dev.parley.flow.session.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code use fn}: functions in JavaScript that a flow's expressions call. */
class FunctionsTest {
  private static final String SHOP =
      """
      flow shop {
        title: "Shop"
        expires: 24h
      }

      trigger keyword "shop" when open(trigger.text)

      use fn price, open from "pricing.js"

      var size: text = "small"

      step start {
        say "${price(size, 2)} for ${[1, 2].map(n => price("large", n)).join(" or ")}"
        set size = CALL
        say "Done"
        end
      }

      on error e {
        say "Trouble: ${e.code}"
        say "Still ${price("small", 1)}"
        end
      }
      """;

  private static final String PRICING =
      """
      const prices = { small: 20, large: 40 };
      export const price = (size, n) => prices[size] * n;
      export function open(text) { return text.length < 10; }
      export function broken() { throw new Error("the till is jammed"); }
      export function endless() { while (true) {} }
      """;

  private static LoadedBot shop(String call, String pricing) {
    return Bots.of("shop", Map.of("shop.flow", SHOP.replace("CALL", call), "pricing.js", pricing));
  }

  private static List<String> said(LoadedBot loaded, Evaluator evaluator) {
    return turn(loaded, evaluator).messages().stream().map(Message::body).toList();
  }

  private static Turn turn(LoadedBot loaded, Evaluator evaluator) {
    CompiledBot bot = CompiledBot.compile(loaded.bot().orElseThrow(), "r1", evaluator);
    Engine engine = new Engine(Flows.of(bot), Limits.defaults());
    Now now = new Now(Instant.parse("2026-01-05T10:00:00Z"), 1);
    return engine.start("s", Start.of(bot.id(), "shop"), Facts.none(), now);
  }

  private static Evaluator inProcess() {
    return LayeredEvaluator.nativeThen(GraalEvaluator.create());
  }

  @Test
  void a_flow_calls_functions_in_texts_and_values() {
    assertThat(said(shop("'x' + price('small', 3)", PRICING), inProcess()))
        .containsExactly("40 for 40 or 80", "Done");
  }

  @Test
  void a_worker_process_gives_what_this_process_gives() {
    LoadedBot shop = shop("'x' + price('small', 3)", PRICING);
    WorkerSettings patient =
        new WorkerSettings(SandboxLimits.trusting(), 1, 96, Duration.ofMinutes(1));
    try (WorkerEvaluator worker = WorkerEvaluator.create(patient)) {
      assertThat(said(shop, LayeredEvaluator.nativeThen(worker)))
          .isEqualTo(said(shop, inProcess()));
    }
  }

  @Test
  void what_a_function_throws_is_a_fault_of_the_flow() {
    String use = SHOP.replace("use fn price, open", "use fn price, open, broken");
    LoadedBot shop =
        Bots.of(
            "shop", Map.of("shop.flow", use.replace("CALL", "broken()"), "pricing.js", PRICING));
    List<String> said = said(shop, inProcess());
    assertThat(said).hasSize(3);
    assertThat(said.get(1)).startsWith("Trouble: FLW52");
    assertThat(said.get(2)).isEqualTo("Still 20");
  }

  @Test
  void an_endless_function_is_stopped_and_the_next_one_runs() {
    String use = SHOP.replace("use fn price, open", "use fn price, open, endless");
    LoadedBot shop =
        Bots.of(
            "shop", Map.of("shop.flow", use.replace("CALL", "endless()"), "pricing.js", PRICING));
    List<String> said = said(shop, inProcess());
    assertThat(said).hasSize(3);
    assertThat(said.get(1)).startsWith("Trouble: FLW52");
    assertThat(said.get(2)).isEqualTo("Still 20");
  }

  @Test
  void a_host_without_javascript_ends_the_session_with_a_coded_fault() {
    Turn turn = turn(shop("'x'", PRICING), NativeEvaluator.create());
    assertThat(turn.session().state()).isInstanceOf(State.Failed.class);
    assertThat(turn.messages()).extracting(Message::body).allMatch(text -> !text.contains("40"));
  }

  @Test
  void a_trigger_may_call_a_function_and_so_may_a_test() {
    String tested =
        SHOP.replace("CALL", "'x'")
            + """

            test "a shop" {
              user "shop"
              bot "40 for 40 or 80"
              bot "Done"
              expect price("large", 2) === 80
              ended
            }
            """;
    LoadedBot shop = Bots.of("shop", Map.of("shop.flow", tested, "pricing.js", PRICING));
    assertThat(shop.problems()).isEmpty();
    assertThat(FlowTests.run(shop).results())
        .extracting(TestResult::failure)
        .allMatch(f -> f.isEmpty());
  }

  @Test
  void a_bots_own_functions_are_for_all_its_flows() {
    String flow =
        SHOP.replace("use fn price, open from \"pricing.js\"\n\n", "").replace("CALL", "'x'");
    String head = "bot shop {\n  lang: en\n}\n\nuse fn price, open from \"pricing.js\"\n";
    LoadedBot shop =
        Bots.of("shop", Map.of("bot.flow", head, "shop.flow", flow, "pricing.js", PRICING));
    assertThat(shop.problems()).isEmpty();
    assertThat(said(shop, inProcess())).contains("Done");
  }

  @Test
  void a_name_that_the_file_does_not_export_is_an_error_with_a_suggestion() {
    LoadedBot shop = shop("'x'", PRICING.replace("price =", "prices2 ="));
    assertThat(shop.problems())
        .filteredOn(p -> p.code().equals("FLW2104"))
        .extracting(Diagnostic::message)
        .containsExactly("`pricing.js` exports no `price`");
  }

  @Test
  void every_way_to_export_a_name_is_known() {
    for (String exports :
        List.of(
            "const price = 1, open = 2; export { price, open };",
            "const a = 1, b = 2; export { a as price, b as open, };",
            "export let price = 1; export var open = 2;",
            "export async function price() {} export function* open() {}",
            "export class price {} export class open {}",
            "export const { price, open } = { price: 1, open: 2 };")) {
      assertThat(shop("'x'", exports).problems()).as(exports).isEmpty();
    }
  }

  @Test
  void a_function_nobody_takes_is_an_unknown_name() {
    assertThat(shop("prize('x')", PRICING).problems())
        .extracting(Diagnostic::code)
        .contains("FLW2101");
  }

  @Test
  void another_text_of_a_function_is_another_bot() {
    assertThat(shop("'x'", PRICING).hash()).isNotEqualTo(shop("'x'", PRICING + "\n").hash());
  }
}
