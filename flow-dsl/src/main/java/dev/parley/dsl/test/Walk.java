package dev.parley.dsl.test;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.ChoiceItem;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.OptionsEach;
import dev.parley.flow.model.Retry;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Timeout;
import dev.parley.flow.model.Variable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for things in a flow. */
final class Walk {
  private Walk() {}

  /**
   * The choice with this wait id.
   *
   * @param waitId {@code step/variable}; waits of handlers belong to no step of the flow
   */
  static Optional<Action.Choose> choice(Flow flow, String waitId) {
    int slash = waitId.indexOf('/');
    return flow.step(waitId.substring(0, slash))
        .map(step -> all(step.actions()))
        .orElseGet(() -> ofHandlers(flow))
        .filter(Action.Choose.class::isInstance)
        .map(Action.Choose.class::cast)
        .filter(choose -> choose.variable().equals(waitId.substring(slash + 1)))
        .findFirst();
  }

  /** The names a flow has variables for: declared, or there because something sets them. */
  static Set<String> names(Flow flow) {
    Set<String> names = new LinkedHashSet<>();
    Stream.of(flow.params(), flow.results(), flow.variables())
        .flatMap(List::stream)
        .filter(variable -> variable.scope() == Variable.Scope.FLOW)
        .forEach(variable -> names.add(variable.name()));
    Stream.concat(flow.steps().stream().map(Step::actions).flatMap(Walk::all), ofHandlers(flow))
        .flatMap(action -> name(action).stream())
        .forEach(names::add);
    for (Handler handler : flow.handlers()) {
      if (handler instanceof Handler.OnError error) {
        names.add(error.variable());
      }
    }
    return names;
  }

  private static Optional<String> name(Action action) {
    return switch (action) {
      case Action.Ask ask -> Optional.of(ask.variable());
      case Action.Choose choose -> Optional.of(choose.variable());
      case Action.Split split -> Optional.of(split.variable());
      case Action.Http http -> http.variable();
      case Action.Run run -> run.variable();
      case Action.Assign assign ->
          Optional.of(assign.path().split("\\.", 2)[0])
              .filter(root -> !Set.of("contact", "session").contains(root));
      default -> Optional.empty();
    };
  }

  private static Stream<Action> ofHandlers(Flow flow) {
    return flow.handlers().stream().flatMap(handler -> inside(Optional.of(handler.target())));
  }

  private static Stream<Action> all(List<Action> actions) {
    return actions.stream().flatMap(action -> Stream.concat(Stream.of(action), inside(action)));
  }

  private static Stream<Action> inside(Action action) {
    return switch (action) {
      case Action.Ask ask ->
          Stream.concat(
              inside(ask.waiting().retry().flatMap(Retry::target)),
              inside(ask.waiting().timeout().flatMap(Timeout::target)));
      case Action.Choose choose -> inside(choose);
      case Action.If branches ->
          Stream.concat(
              branches.cases().stream().flatMap(c -> all(c.actions())),
              branches.otherwise().stream().flatMap(Walk::all));
      case Action.CountRetry count -> inside(count.retry().target());
      case Action.Say say -> Stream.empty();
      case Action.Assign assign -> Stream.empty();
      case Action.Goto go -> Stream.empty();
      case Action.End end -> Stream.empty();
      case Action.Match match ->
          Stream.concat(
              match.cases().stream().flatMap(c -> inside(Optional.of(c.target()))),
              inside(match.otherwise()));
      case Action.Split split ->
          split.arms().stream().flatMap(arm -> inside(Optional.of(arm.target())));
      case Action.Http http -> inside(http.rules().error());
      case Action.Handoff handoff -> inside(handoff.resume());
      case Action.SendMedia send -> Stream.empty();
      case Action.SendCard send -> Stream.empty();
      case Action.Run run -> Stream.empty();
      case Action.Template template -> Stream.empty();
      case Action.Pause pause -> Stream.empty();
      case Action.Label label -> Stream.empty();
      case Action.Group group -> Stream.empty();
      case Action.Language language -> Stream.empty();
      case Action.Consent consent -> Stream.empty();
      case Action.Emit emit -> Stream.empty();
    };
  }

  private static Stream<Action> inside(Action.Choose choose) {
    Stream<Optional<Target>> own =
        Stream.of(
            choose.other(),
            choose.waiting().retry().flatMap(Retry::target),
            choose.waiting().timeout().flatMap(Timeout::target));
    return Stream.concat(choose.items().stream().flatMap(Walk::inside), own.flatMap(Walk::inside));
  }

  private static Stream<Action> inside(ChoiceItem item) {
    return switch (item) {
      case Option option -> inside(option.target());
      case OptionsEach each -> inside(each.target());
      case ChoiceItem.Section section -> section.offers().stream().flatMap(Walk::inside);
    };
  }

  private static Stream<Action> inside(Optional<Target> target) {
    return target.stream()
        .flatMap(t -> t instanceof Target.Block block ? all(block.actions()) : Stream.empty());
  }
}
