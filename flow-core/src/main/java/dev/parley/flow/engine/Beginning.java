package dev.parley.flow.engine;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the variables of a flow begin with: parameters as given, then first values in order. */
final class Beginning {
  private Beginning() {}

  static void of(Run run, Map<String, @Nullable Object> params) {
    CompiledFlow flow = run.flow();
    for (int i = 0; i < flow.names().length; i++) {
      String name = flow.names()[i];
      if (flow.values().params().contains(name)) {
        run.frames.values[i] = params.get(name);
      }
    }
    for (CompiledFlow.Initial initial : flow.values().initials()) {
      if (initial.path().read(run) == null) {
        initial.path().store(run, initial.value().eval(run));
      }
    }
  }

  /** First values of the variables that a former release of the flow did not have. */
  static void ofNew(Run run, CompiledFlow former) {
    Set<String> known = Set.of(former.names());
    for (CompiledFlow.Initial initial : run.flow().values().initials()) {
      Path path = initial.path();
      if (path.slot() >= 0 && !known.contains(path.root()) && path.read(run) == null) {
        path.store(run, initial.value().eval(run));
      }
    }
  }
}
