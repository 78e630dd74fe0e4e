package dev.parley.runtime.emulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which call does what: by method, by the kind of object whose id is in the path, by edge. */
final class GraphMap {
  private final Map<String, List<Place>> places = new HashMap<>();

  private record Place(Predicate<String> owner, GraphCall.Action action) {}

  /**
   * Adds a call.
   *
   * @param call the method and the edge, such as {@code POST messages}; without an edge it is for
   *     the object itself
   * @param owner whose id it takes
   */
  void add(String call, Predicate<String> owner, GraphCall.Action action) {
    places.computeIfAbsent(call, key -> new ArrayList<>()).add(new Place(owner, action));
  }

  /** What to do; empty if no object with this id takes such a call. */
  Optional<GraphCall.Action> find(String call, String id) {
    return places.getOrDefault(call, List.of()).stream()
        .filter(place -> place.owner().test(id))
        .map(Place::action)
        .findFirst();
  }

  boolean knows(String call) {
    return places.containsKey(call);
  }
}
