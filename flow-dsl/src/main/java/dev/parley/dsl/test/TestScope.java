package dev.parley.dsl.test;

import dev.parley.flow.engine.Limits;
import dev.parley.flow.script.Env;
import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.FreeNames;
import dev.parley.flow.script.Json;
import dev.parley.flow.script.Meter;
import dev.parley.flow.script.Parsed;
import dev.parley.flow.script.Program;
import dev.parley.flow.script.Script;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.ScriptProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the expressions of a test can see. */
final class TestScope implements Env {
  private static final int SHOWN = 200;

  private final List<String> names;
  private final List<@Nullable Object> values;
  private final Instant now;
  private final String zone;
  private final String lang;
  private final Meter meter;
  private final Evaluator evaluator;

  TestScope(Map<String, @Nullable Object> visible, Instant now, Subject subject) {
    this.names = List.copyOf(visible.keySet());
    this.values = new ArrayList<>(visible.values());
    this.now = now;
    this.zone = subject.zone();
    this.lang = subject.lang();
    this.evaluator = subject.expressions();
    Limits limits = Limits.defaults();
    this.meter = new Meter(limits.cost(), limits.size());
  }

  /**
   * The value of an expression.
   *
   * @throws ScriptFault if it fails
   * @throws IllegalArgumentException if it is no expression; the message says why
   */
  @Nullable Object value(String js) {
    return program(js).eval(this);
  }

  /**
   * Whether an expression counts as true.
   *
   * @throws ScriptFault if it fails
   * @throws IllegalArgumentException if it is no expression; the message says why
   */
  boolean holds(String js) {
    return program(js).test(this);
  }

  private Program program(String js) {
    Parsed parsed = Script.parseWhole(js);
    for (ScriptProblem problem : parsed.problems()) {
      if (!problem.code().equals("FLW1105")) {
        throw new IllegalArgumentException(problem.message());
      }
    }
    return evaluator.compile(parsed.expr(), names::indexOf);
  }

  /** The values of the names that an expression reads, as {@code total is 80}. */
  List<String> readings(String js) {
    Set<String> read = new LinkedHashSet<>();
    for (Expr.Name name : FreeNames.of(Script.parseWhole(js).expr())) {
      if (names.contains(name.name())) {
        read.add(name.name());
      }
    }
    return read.stream()
        .map(name -> name + " is " + shown(values.get(names.indexOf(name))))
        .toList();
  }

  private static String shown(@Nullable Object value) {
    String json = Json.stringify(value);
    return json.length() <= SHOWN ? json : json.substring(0, SHOWN) + "…";
  }

  @Override
  public @Nullable Object slot(int slot) {
    return values.get(slot);
  }

  @Override
  public Meter meter() {
    return meter;
  }

  @Override
  public long nowMillis() {
    return now.toEpochMilli();
  }

  /** A test is the same every time it runs. */
  @Override
  public double random() {
    return 0.5;
  }

  @Override
  public String zone() {
    return zone;
  }

  @Override
  public String lang() {
    return lang;
  }

  /** A copy of a map with one more value, at a path into it. */
  static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> map, List<String> path, @Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(map);
    String key = path.getFirst();
    copy.put(
        key,
        path.size() == 1
            ? value
            : with(object(copy.get(key)), path.subList(1, path.size()), value));
    return copy;
  }

  private static Map<String, @Nullable Object> object(@Nullable Object value) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((k, v) -> object.put(String.valueOf(k), v));
    }
    return object;
  }
}
