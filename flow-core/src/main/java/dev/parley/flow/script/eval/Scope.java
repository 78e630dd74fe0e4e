package dev.parley.flow.script.eval;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one arrow function while it is being compiled; place 0 leads to the one around.
 */
final class Scope {
  private final @Nullable Scope outer;
  private final Map<String, Integer> places = new HashMap<>();
  private int size = 1;

  Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  /** Gives a parameter a place; the last of two with the same name wins. */
  int declare(String name) {
    places.put(name, size);
    return size++;
  }

  int size() {
    return size;
  }

  /** The node that reads a name, if it is a parameter in sight. */
  static Optional<Node> find(@Nullable Scope innermost, String name) {
    int levels = 0;
    for (Scope scope = innermost; scope != null; scope = scope.outer) {
      Integer place = scope.places.get(name);
      if (place != null) {
        return Optional.of(
            levels == 0 ? new Values.Local(place) : new Values.OuterLocal(levels, place));
      }
      levels++;
    }
    return Optional.empty();
  }
}
