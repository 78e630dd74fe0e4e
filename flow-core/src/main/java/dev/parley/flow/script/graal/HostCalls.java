package dev.parley.flow.script.graal;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.lib.Globals;
import dev.parley.flow.script.lib.Methods;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.JsDate;
import dev.parley.flow.script.value.JsFunction;
import dev.parley.flow.script.value.Namespace;
import dev.parley.flow.script.value.Run;
import dev.parley.flow.script.value.Undefined;
import java.util.Arrays;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * What the prelude calls: the clock, chance, and the native evaluator's own functions, so that
 * there is one implementation of each. Only texts, numbers, truth and nothing go in and out.
 */
final class HostCalls implements ProxyExecutable {
  private final Env env;
  private volatile boolean open = true;

  HostCalls(Env env) {
    this.env = env;
  }

  /** Lets nothing more of the world be seen, whatever still runs. */
  void close() {
    open = false;
  }

  @Override
  public @Nullable Object execute(Value... given) {
    if (!open) {
      throw new IllegalStateException("This evaluation is over.");
    }
    String name = given[0].asString();
    @Nullable Object[] values = Arrays.stream(given).skip(1).map(HostCalls::plain).toArray();
    Run run = new Run(env);
    return switch (name) {
      case "Date.text" -> new JsDate(number(values[0])).text(env.zone());
      case "localeCompare", "toLocaleString", "toString" ->
          Methods.named(name)
              .call(values[0], new Args(run, Arrays.copyOfRange(values, 1, values.length)));
      case "plural" -> function("plural").call(run, Undefined.UNDEFINED, values[0], true, false);
      default -> function(name).call(run, Undefined.UNDEFINED, values);
    };
  }

  private static double number(@Nullable Object value) {
    return value instanceof Double number ? number : Double.NaN;
  }

  private static JsFunction function(String name) {
    int dot = name.indexOf('.');
    Object global = Globals.value(dot < 0 ? name : name.substring(0, dot));
    Object function = dot < 0 ? global : members(global).get(name.substring(dot + 1));
    if (function instanceof JsFunction callable) {
      return callable;
    }
    throw new IllegalArgumentException("There is no function " + name + ".");
  }

  private static Map<String, @Nullable Object> members(@Nullable Object global) {
    return switch (global) {
      case Namespace namespace -> namespace.members();
      case JsFunction function -> function.members();
      case null, default -> Map.of();
    };
  }

  private static @Nullable Object plain(Value value) {
    if (value.isString()) {
      return value.asString();
    }
    if (value.isNumber()) {
      return value.asDouble();
    }
    return value.isBoolean() ? (Object) value.asBoolean() : Undefined.UNDEFINED;
  }
}
