package dev.parley.flow.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is read or run fits into half a megabyte of stack. */
class SmallStackTest {
  private static final int STACK = 512 * 1024;

  private static Object inSmallStack(java.util.function.Supplier<Object> work)
      throws InterruptedException {
    List<Object> result = new ArrayList<>();
    Runnable guarded =
        () -> {
          try {
            result.add(work.get());
          } catch (StackOverflowError e) {
            result.add("overflow");
          }
        };
    Thread thread = new Thread(null, guarded, "small", STACK);
    thread.start();
    thread.join();
    return result.get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(", "[", "{a:", "-", "x=>", "a?b:", "a?", "2**", "f(", "`${", "(a=", "(a={b:", "[...",
        "new ", "a[", "({a=", "([a=", "x=>(", "!(", "{[", "f(x=>", "(...[", "a?.["
      })
  void reading_deep_text(String piece) throws InterruptedException {
    Object problems = inSmallStack(() -> Script.parse(piece.repeat(5_000), 0).problems().size());
    assertThat(problems).isInstanceOf(Integer.class).isNotEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+ 1", "&& 1", "? 1 : 1", ".x", "?.x", "[0]", "(0)", "|| (1)", "?? 1", "- -1"})
  void running_what_can_be_read(String piece) throws InterruptedException {
    for (int length : new int[] {280, 140}) {
      String text = "x " + piece.repeat(length);
      Object value =
          inSmallStack(() -> {
            Parsed parsed = Script.parseWhole(text);
            FreeNames.of(parsed.expr());
            NativeEvaluator.create().covers(parsed.expr());
            try {
              Program program = NativeEvaluator.create().compile(parsed.expr(), n -> -1);
              return String.valueOf(program.eval(World.empty()));
            } catch (ScriptFault fault) {
              return fault.code();
            }
          });
      assertThat(value).isEqualTo("FLW5202").isNotEqualTo("overflow");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(f => f(f))(f => f(f))",
        "(f => [1].map(() => f(f)))(f => [1].map(() => f(f)))",
        "(f => 1 + (1 + (1 + (1 + f(f)))))(f => 1 + (1 + (1 + (1 + f(f)))))",
        "(f => \"a\".replace(/a/, () => f(f)))(f => \"a\".replace(/a/, () => f(f)))",
        "(f => [2, 1].sort(() => f(f)))(f => [2, 1].sort(() => f(f)))",
        "(f => `${{toString: () => f(f)}}`)(f => `${{toString: () => f(f)}}`)",
        "(f => JSON.stringify({toJSON: () => f(f)}))(f => JSON.stringify({toJSON: () => f(f)}))",
        "(f => f.call(null, f))(f => f.call(null, f))",
        "(f => f.bind(null, f)())(f => f.bind(null, f)())",
        "(f => f.apply(null, [f]))(f => f.apply(null, [f]))",
        "(f => (({a = f(f)}) => a)({}))(f => (({a = f(f)}) => a)({}))",
        "(f => Array.from([1], () => f(f)))(f => Array.from([1], () => f(f)))",
        "(f => JSON.parse(\"[1]\", () => f(f)))(f => JSON.parse(\"[1]\", () => f(f)))",
        "(f => new Map([[1, 2]]).forEach(() => f(f)))(f => new Map([[1, 2]]).forEach(() => f(f)))",
        "(f => [1].reduce(() => f(f), 0))(f => [1].reduce(() => f(f), 0))"
      })
  void endless_recursion(String expression) throws InterruptedException {
    Object value =
        inSmallStack(() -> {
          try {
            return World.empty().eval(expression);
          } catch (ScriptFault fault) {
            return fault.sentence();
          }
        });
    assertThat(value).isEqualTo("The expression calls itself too deeply.");
  }
}
