package dev.parley.flow.script.graal;

import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.Imports;
import dev.parley.flow.script.Json;
import dev.parley.flow.script.Parsed;
import dev.parley.flow.script.Script;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.ScriptModule;
import dev.parley.flow.script.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where expressions are tried with one evaluator or another. */
final class Bench {
  /** Nothing in a test depends on how fast the machine is. */
  static final Duration LONG = Duration.ofSeconds(60);

  static final SandboxLimits PATIENT = new SandboxLimits(1_000_000, 1_000_000, LONG);

  private Bench() {}

  static WorkerEvaluator workers(SandboxLimits limits) {
    return WorkerEvaluator.create(new WorkerSettings(limits, 2, 96, LONG.multipliedBy(2)));
  }

  /** Functions of one module by their names. */
  static Imports functions(String source, String... names) {
    ScriptModule module = new ScriptModule("module.js", source);
    return new Imports(Stream.of(names).collect(Collectors.toMap(name -> name, name -> module)));
  }

  /** The value, told apart from all others; or {@code !} and the code of the fault. */
  static String outcome(Evaluator evaluator, World world, String expression) {
    Parsed parsed = Script.parseWhole(expression);
    if (!parsed.problems().isEmpty()) {
      return "!" + parsed.problems().getFirst().code();
    }
    List<String> names = world.variables().keySet().stream().sorted().toList();
    try {
      return written(evaluator.compile(parsed.expr(), names::indexOf).eval(world));
    } catch (ScriptFault fault) {
      return "!" + fault.code();
    }
  }

  /** JSON has neither NaN nor a zero below zero. */
  private static String written(Object value) {
    return switch (value) {
      case Double number -> number.toString();
      case List<?> list ->
          list.stream().map(Bench::written).collect(Collectors.joining(",", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> entry.getKey() + ":" + written(entry.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case null, default -> Json.stringify(value);
    };
  }
}
