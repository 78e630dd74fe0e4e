package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Arm;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Variable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The names of a flow: declared ones, and those that an action declares by being there. */
final class FlowNames {
  /** What every expression can read beside the flow's own names. */
  static final Set<String> BUILT_IN =
      Set.of("contact", "session", "env", "input", "trigger", "wait", "hours", "now");

  private static final Type ANYTHING = Type.of(Type.Kind.JSON);

  private final Map<String, Variable> declared = new LinkedHashMap<>();
  private final Map<String, Type> types = new HashMap<>();

  FlowNames(Flow flow, Outline outline) {
    declarations(flow)
        .filter(v -> v.scope() == Variable.Scope.FLOW)
        .forEach(v -> declared.putIfAbsent(v.name(), v));
    outline.actions.forEach(placed -> declare(placed.action()));
    flow.handlers().forEach(this::declare);
    declared.forEach((name, variable) -> types.put(name, variable.type()));
  }

  /** Params, results and variables in order. */
  static Stream<Variable> declarations(Flow flow) {
    return Stream.of(flow.params(), flow.results(), flow.variables()).flatMap(List::stream);
  }

  private void declare(Handler handler) {
    if (handler instanceof Handler.OnError error) {
      infer(error.variable(), ANYTHING);
    }
  }

  private void declare(Action action) {
    switch (action) {
      case Action.Ask ask -> infer(ask.variable(), ask.type().orElse(Type.of(Type.Kind.TEXT)));
      case Action.Choose choose -> choose(choose);
      case Action.Split split ->
          infer(split.variable(), Type.oneOf(split.arms().stream().map(Arm::id).toList()));
      case Action.Http http -> http.variable().ifPresent(name -> infer(name, ANYTHING));
      case Action.Run run -> run.variable().ifPresent(name -> infer(name, ANYTHING));
      case Action.Assign assign -> {
        String root = root(assign.path());
        if (!BUILT_IN.contains(root)) {
          infer(root, ANYTHING);
        }
      }
      default -> {}
    }
  }

  /** Ids that come from a list are known only when the flow runs. */
  private void choose(Action.Choose choose) {
    Offers offers = Offers.of(choose, "");
    infer(
        choose.variable(),
        offers.each().isEmpty()
            ? Type.oneOf(choose.options().stream().map(Option::id).toList())
            : Type.of(Type.Kind.TEXT));
    offers.each().forEach(each -> infer(each.offer().variable(), ANYTHING));
  }

  /** A name that several actions declare differently may hold anything. */
  private void infer(String name, Type type) {
    types.merge(name, type, (a, b) -> a.equals(b) ? a : ANYTHING);
  }

  /** The first name of a path. */
  static String root(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  Set<String> all() {
    return types.keySet();
  }

  boolean has(String name) {
    return types.containsKey(name);
  }

  /** What a name holds; empty if it is unknown. */
  Optional<Type> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** The declaration of a name, if it has one. */
  Optional<Variable> declaration(String name) {
    return Optional.ofNullable(declared.get(name));
  }
}
