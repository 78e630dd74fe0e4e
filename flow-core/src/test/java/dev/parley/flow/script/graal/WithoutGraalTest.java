package dev.parley.flow.script.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.LayeredEvaluator;
import dev.parley.flow.script.Script;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.World;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** GraalJS is optional: where it is not on the path everything else works. */
class WithoutGraalTest {
  /** Runs in a world of classes without GraalJS. */
  public static final class Inside implements Function<String, String> {
    @Override
    public String apply(String expression) {
      Evaluator evaluator = LayeredEvaluator.nativeThen(GraalEvaluator.create());
      try {
        return String.valueOf(
            evaluator
                .compile(Script.parseWhole(expression).expr(), name -> -1)
                .eval(World.empty()));
      } catch (ScriptFault fault) {
        return fault.code() + " " + fault.sentence();
      }
    }
  }

  @Test
  @SuppressWarnings("unchecked") // What Inside is.
  void only_what_needs_javascript_fails_and_says_what_to_add() throws Exception {
    Function<String, String> inside =
        (Function<String, String>)
            new Hiding().loadClass(Inside.class.getName()).getConstructor().newInstance();
    assertThat(inside.apply("[1, 2].map(x => x * 2)")).isEqualTo("[2.0, 4.0]");
    assertThat(inside.apply("String(2n ** 3n)"))
        .startsWith("FLW5207 ")
        .contains("org.graalvm.js:js-language");
  }

  /** Loads our own classes anew and hides GraalJS. */
  private static final class Hiding extends ClassLoader {
    Hiding() {
      super(WithoutGraalTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.graalvm.") || name.startsWith("com.oracle.truffle.")) {
        throw new ClassNotFoundException(name);
      }
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      return name.startsWith("dev.parley.") ? own(name) : super.loadClass(name, resolve);
    }

    private Class<?> own(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
