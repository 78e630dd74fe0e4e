package dev.parley.flow.script.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.Expressions;
import dev.parley.flow.script.Meter;
import dev.parley.flow.script.NativeEvaluator;
import dev.parley.flow.script.Script;
import dev.parley.flow.script.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Which evaluator ran cannot be seen: expressions made by chance give the same in all of them. The
 * system property {@code parley.cases} says how many, {@code parley.seed} where to begin.
 */
class SameMeaningTest {
  private static final Map<String, Object> VARIABLES =
      Map.of(
          "x", 5.0,
          "list", List.of(3.0, "a", List.of(1.0), Map.of("k", "v")),
          "map", Map.of("a", 1.0, "b", List.of("q"), "length", 2.0));

  /** Where the native evaluator gives up for what it is, and GraalJS may go on. */
  private static final Set<String> OWN_LIMITS = Set.of("!FLW5203", "!FLW5204", "!FLW5207");

  /** GraalJS takes code units of 2^63 and more for others than ECMAScript's ToUint16 does. */
  private static final Pattern GRAAL_ERRS = Pattern.compile("fromCharCode\\(.*1e21");

  @Test
  void generated_expressions_give_the_same_natively_and_in_graaljs() {
    Evaluator graal = GraalEvaluator.create(Bench.PATIENT);
    long seed = Long.getLong("parley.seed", 1);
    int cases = Integer.getInteger("parley.cases", 1_000);
    int compared = 0;
    for (long at = seed; at < seed + cases; at++) {
      compared += same(graal, at) ? 1 : 0;
    }
    assertThat(compared).isGreaterThan(cases / 2);
  }

  private static boolean same(Evaluator graal, long seed) {
    String expression = new Expressions(seed).whole(3);
    Evaluator natively = NativeEvaluator.create();
    if (GRAAL_ERRS.matcher(expression).find()
        || !natively.covers(Script.parseWhole(expression).expr())) {
      return false;
    }
    World small = World.of(VARIABLES).with(new Meter(200_000, 200_000));
    String expected = Bench.outcome(natively, small, expression);
    if (OWN_LIMITS.contains(expected)) {
      return false;
    }
    assertThat(Bench.outcome(graal, World.of(VARIABLES), expression))
        .as("-Dparley.cases=1 -Dparley.seed=%d: %s", seed, expression)
        .isEqualTo(expected);
    return true;
  }
}
