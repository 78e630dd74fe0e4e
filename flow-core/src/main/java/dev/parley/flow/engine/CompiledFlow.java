package dev.parley.flow.engine;

import dev.parley.flow.model.Stale;
import dev.parley.flow.script.Program;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A flow as the engine walks it: nodes with resolved targets. Never stored; made from the model.
 *
 * @param id the flow's id
 * @param names the variables' names by slot, shared by all its sessions
 * @param values what variables begin with, and what they end as
 * @param nodes the actions; targets are indexes into it
 * @param places where steps and stops are among the nodes
 * @param own what the flow answers to at any time
 * @param shared what the bot answers to at any time, with this flow's variables
 * @param settings language, expiry, stale policy
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and walked at every action
record CompiledFlow(
    String id,
    String[] names,
    Values values,
    Node[] nodes,
    Places places,
    Handlers own,
    Handlers shared,
    Settings settings) {

  /** A variable's first value. */
  record Initial(Path path, Program value) {}

  /**
   * What a flow takes, begins with and gives back.
   *
   * @param params the names of its parameters
   * @param initials first values, in order
   * @param results the slots of its results by name
   */
  record Values(Set<String> params, List<Initial> initials, Map<String, Integer> results) {}

  /**
   * Where things are among the nodes. The maps are hash maps, which answer faster than unmodifiable
   * ones; nobody changes them.
   *
   * @param start the first step
   * @param steps each step by its name
   * @param stops each stop by its id
   * @param former the ids that stops have now, by those they had before
   * @param formerSteps the names that steps have now, by those they had before
   */
  record Places(
      int start,
      Map<String, Integer> steps,
      Map<String, Integer> stops,
      Map<String, String> former,
      Map<String, String> formerSteps) {}

  /**
   * What is answered to at any time.
   *
   * @param onError where faults go
   * @param onExpire the node that runs at expiry; -1 if there is none
   * @param migrations the node for each step that was
   */
  record Handlers(
      List<Keyword> keywords,
      @Nullable Handler onMedia,
      @Nullable ErrorHandler onError,
      int onExpire,
      Map<String, Integer> migrations) {
    /** The handler of these folded words, if there is one. */
    @Nullable Handler keyword(String folded) {
      for (Keyword keyword : keywords) {
        if (keyword.words().contains(folded)) {
          return keyword.handler();
        }
      }
      return null;
    }
  }

  /** A handler: the node it runs, and whether it returns to what it interrupts. */
  record Handler(int node, boolean keep) {}

  /** A keyword handler and its folded words. */
  record Keyword(Set<String> words, Handler handler) {}

  /** Where faults go. */
  record ErrorHandler(int slot, int node) {}

  /**
   * Settings with defaults filled in, times in milliseconds.
   *
   * @param latest whether sessions move to a new release
   * @param afterEnd what a message right after the end does
   */
  record Settings(String lang, long expires, Stale stale, boolean latest, AfterEnd afterEnd) {}

  String lang() {
    return settings.lang();
  }

  /** Whether there is a place with this id. */
  boolean has(String stop) {
    return places.stops().containsKey(stop);
  }

  /** The node of a place. */
  int node(String stop) {
    Integer node = places.stops().get(stop);
    if (node == null) {
      throw new FlowFault(FlowFault.LOST_PLACE, "there is no `" + stop + "` in `" + id + "`");
    }
    return node;
  }

  /** The node of the handler for a place that is gone; -1 if there is none. */
  int migration(String stop) {
    String step = step(stop);
    return own.migrations().getOrDefault(step, shared.migrations().getOrDefault(step, -1));
  }

  /** The node of the step that a place stood in; -1 if it is gone too. */
  int stepOf(String stop) {
    String step = step(stop);
    String now = places.formerSteps().getOrDefault(step, step);
    return places.steps().getOrDefault(step, places.steps().getOrDefault(now, -1));
  }

  private static String step(String stop) {
    return stop.substring(0, stop.indexOf('/'));
  }

  /** The id of the place, or else the name of the step, that is this node. */
  String at(int node) {
    return nodes[node] instanceof Stop stop
        ? stop.id()
        : places.steps().entrySet().stream()
            .filter(step -> step.getValue() == node)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("");
  }

  /** The place with this id. */
  Stop stop(String stop) {
    return (Stop) nodes[node(stop)];
  }

  /** The question with this id, if it is one. */
  Optional<ChooseNode> choice(String stop) {
    return has(stop) && stop(stop) instanceof ChooseNode choose
        ? Optional.of(choose)
        : Optional.empty();
  }

  /** The results of a run: as given, else as their variables are; never absent. */
  Map<String, @Nullable Object> results(
      Map<String, @Nullable Object> given, @Nullable Object[] variables) {
    if (values.results().isEmpty()) {
      return given;
    }
    Map<String, @Nullable Object> results = new LinkedHashMap<>();
    values.results().forEach((name, slot) -> results.put(name, variables[slot]));
    results.putAll(given);
    return Collections.unmodifiableMap(results);
  }
}
