package dev.parley.flow.engine;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Check;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.Retry;
import dev.parley.flow.model.Stale;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Variable;
import dev.parley.flow.model.WaitRules;
import dev.parley.flow.script.Program;
import dev.parley.flow.script.TextProgram;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles the questions of one flow. */
final class WaitCompiler {
  private final FlowCompiler compiler;
  private final Flow flow;
  private final Expressions expressions;

  WaitCompiler(FlowCompiler compiler, Flow flow, Expressions expressions) {
    this.compiler = compiler;
    this.flow = flow;
    this.expressions = expressions;
  }

  int ask(Action.Ask ask, int next) {
    List<Check> checks = ask.rules().checks();
    Set<String> skip =
        ask.rules().skip().stream().map(Keywords::fold).collect(Collectors.toUnmodifiableSet());
    return compiler.wait(
        new AskNode(
            plan(ask.variable(), ask.waiting(), ask.waiting().retry(), next),
            expressions.prompt(ask.prompt(), Optional.empty()),
            Answers.of(type(ask)),
            expressions.program(ask.rules().parse()),
            checks.stream().map(c -> expressions.program(c.js())).toArray(Program[]::new),
            checks.stream().map(c -> expressions.text(c.otherwise())).toArray(TextProgram[]::new),
            expressions.text(ask.rules().hint()),
            skip));
  }

  /** The type after the colon, else the variable's, else text. */
  private Type type(Action.Ask ask) {
    return ask.type()
        .or(() ->
            Stream.of(flow.variables(), flow.params(), flow.results())
                .flatMap(List::stream)
                .filter(v -> v.name().equals(ask.variable()))
                .findFirst()
                .map(Variable::type))
        .orElse(Type.of(Type.Kind.TEXT));
  }

  int choose(Action.Choose choose, int next) {
    Optional<Retry> inOther = choose.other().flatMap(WaitCompiler::countedIn);
    Optional<Retry> retry = choose.waiting().retry().or(() -> inOther);
    WaitPlan plan = plan(choose.variable(), choose.waiting(), retry, next);
    Optional<Target> other = choose.other().map(WaitCompiler::withoutCount);
    ChooseNode.Item[] items =
        choose.options().stream().map(o -> item(o, next)).toArray(ChooseNode.Item[]::new);
    return compiler.wait(
        new ChooseNode(
            plan,
            flow.id(),
            expressions.prompt(choose.prompt(), Optional.empty()),
            choose.form().kind().orElse(null),
            expressions.text(choose.form().label()),
            items,
            compiler.target(other, -1, compiler.stay()),
            choose.stale().or(() -> flow.settings().stale()).orElse(Stale.REPROMPT)));
  }

  private ChooseNode.Item item(Option option, int next) {
    return new ChooseNode.Item(
        option.id(),
        expressions.text(option.title()),
        expressions.text(option.desc()),
        expressions.program(option.when()),
        compiler.target(option.target(), next, next),
        option.target().isPresent());
  }

  private WaitPlan plan(String variable, WaitRules rules, Optional<Retry> retry, int next) {
    return new WaitPlan(
        compiler.waitId(variable),
        variable,
        compiler.slot(variable),
        retry.map(Retry::times).orElse(0),
        compiler.target(retry.flatMap(Retry::target), -1, next),
        rules.timeout().map(t -> t.after().millis()).orElse(0L),
        compiler.target(rules.timeout().flatMap(t -> t.target()), -1, next),
        next);
  }

  private static Optional<Retry> countedIn(Target other) {
    if (other instanceof Target.Block(List<Action> actions)) {
      for (Action action : actions) {
        if (action instanceof Action.CountRetry(Retry retry)) {
          return Optional.of(retry);
        }
      }
    }
    return Optional.empty();
  }

  private static Target withoutCount(Target other) {
    if (other instanceof Target.Block(List<Action> actions)) {
      return new Target.Block(
          actions.stream().filter(a -> !(a instanceof Action.CountRetry)).toList());
    }
    return other;
  }
}
