package dev.parley.flow.script;

import dev.parley.flow.script.value.JsonReader;
import dev.parley.flow.script.value.JsonWriter;
import dev.parley.flow.script.value.Run;
import org.jspecify.annotations.Nullable;

/** Values as JSON texts, exactly as JSON.stringify and JSON.parse have them. */
public final class Json {
  private Json() {}

  /** A value as JSON; not a number and infinity become null. */
  public static String stringify(@Nullable Object value) {
    String text = new JsonWriter(new Run(new Nowhere(unlimited()))).write(value);
    return text == null ? "null" : text;
  }

  /**
   * The value of a JSON text.
   *
   * @throws ScriptFault if it is not JSON
   */
  public static @Nullable Object parse(String text) {
    return new JsonReader(text, unlimited()).read();
  }

  private static Meter unlimited() {
    return new Meter(Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** A world without variables: writing values needs none. */
  private record Nowhere(Meter meter) implements Env {
    @Override
    public @Nullable Object slot(int slot) {
      return null;
    }

    @Override
    public long nowMillis() {
      return 0;
    }

    @Override
    public double random() {
      return 0;
    }

    @Override
    public String zone() {
      return "UTC";
    }

    @Override
    public String lang() {
      return "en";
    }
  }
}
