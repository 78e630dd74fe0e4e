package dev.parley.flow.model;

import java.util.List;
import java.util.Optional;

/**
 * What an author designed: triggers, variables, steps, handlers and tests of one conversation.
 *
 * <p>Every part has an address, the JSON pointer it has in the flow's JSON form, for example {@code
 * /steps/0/do/1/checks/0/js}. Problems and source maps speak in these addresses.
 *
 * @param id the flow's name, an identifier unique in its bot
 * @param settings title, language, expiry and the like
 * @param triggers what starts a session of this flow
 * @param params values a caller, campaign or API start gives
 * @param results values the flow returns
 * @param variables declared variables
 * @param steps the steps; a session begins with the first
 * @param handlers keywords and faults answered while the session lives
 * @param uses functions and templates it takes from elsewhere
 * @param tests the flow's own tests
 */
public record Flow(
    String id,
    FlowSettings settings,
    List<Trigger> triggers,
    List<Variable> params,
    List<Variable> results,
    List<Variable> variables,
    List<Step> steps,
    List<Handler> handlers,
    List<Use> uses,
    List<TestCase> tests) {
  public Flow {
    triggers = List.copyOf(triggers);
    params = List.copyOf(params);
    results = List.copyOf(results);
    variables = List.copyOf(variables);
    steps = List.copyOf(steps);
    handlers = List.copyOf(handlers);
    uses = List.copyOf(uses);
    tests = List.copyOf(tests);
  }

  /** The step with this name. */
  public Optional<Step> step(String name) {
    return steps.stream().filter(s -> s.name().equals(name)).findFirst();
  }
}
