package dev.parley.flow.script;

import java.util.List;
import java.util.Map;

/** What expressions under test see: the given variables, a pinned clock, and a generous budget. */
public record World(Map<String, Object> variables, Meter meter, String zone, String lang)
    implements Env {
  public static final long NOW = 1767607200000L;

  public static World of(Map<String, Object> variables) {
    return new World(variables, new Meter(5_000_000, 5_000_000), "UTC", "en");
  }

  public static World empty() {
    return of(Map.of());
  }

  public World in(String newZone, String newLang) {
    return new World(variables, meter, newZone, newLang);
  }

  public World with(Meter newMeter) {
    return new World(variables, newMeter, zone, lang);
  }

  private List<String> names() {
    return variables.keySet().stream().sorted().toList();
  }

  Object eval(String expression) {
    return compiled(expression).eval(this);
  }

  boolean test(String expression) {
    return compiled(expression).test(this);
  }

  String render(String raw) {
    return NativeEvaluator.create().compile(Script.template(raw), names()::indexOf).render(this);
  }

  private Program compiled(String expression) {
    Parsed parsed = Script.parseWhole(expression);
    if (!parsed.problems().isEmpty()) {
      throw new AssertionError(expression + ": " + parsed.problems());
    }
    return NativeEvaluator.create().compile(parsed.expr(), names()::indexOf);
  }

  /** The value as JSON, or {@code !} and the code of the fault. */
  String json(String expression) {
    try {
      return Json.stringify(eval(expression));
    } catch (ScriptFault fault) {
      return "!" + fault.code();
    }
  }

  @Override
  public Object slot(int slot) {
    return variables.get(names().get(slot));
  }

  @Override
  public long nowMillis() {
    return NOW;
  }

  @Override
  public double random() {
    return 0.5;
  }
}
