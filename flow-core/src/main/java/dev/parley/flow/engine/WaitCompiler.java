package dev.parley.flow.engine;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Check;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.FormCta;
import dev.parley.flow.model.Retry;
import dev.parley.flow.model.Stale;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Variable;
import dev.parley.flow.model.WaitRules;
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
  private final int stay;

  /**
   * @param stay the node that waits on without a word
   */
  WaitCompiler(FlowCompiler compiler, Flow flow, int stay) {
    this.compiler = compiler;
    this.flow = flow;
    this.stay = stay;
  }

  private Expressions js() {
    return compiler.expressions();
  }

  private Wording words() {
    return compiler.wording();
  }

  int ask(Action.Ask ask, int next) {
    List<Check> checks = ask.rules().checks();
    Type type = type(ask);
    Set<String> skip =
        ask.rules().skip().stream().map(Keywords::fold).collect(Collectors.toUnmodifiableSet());
    return compiler.place(
        new AskNode(
            plan(ask, ask.waiting(), ask.waiting().retry(), next),
            words().prompt(ask, ask.prompt(), Optional.empty()),
            Answers.of(type),
            js().program(ask.rules().parse()),
            js().programs(checks.stream().map(Check::js).toList()),
            complaints(ask),
            words().text(ask, "/hint", ask.rules().hint()),
            skip,
            type.kind() == Type.Kind.FORM ? form(type, ask) : null),
        ask.waiting().was());
  }

  private TextProgram[] complaints(Action.Ask ask) {
    List<Check> checks = ask.rules().checks();
    TextProgram[] complaints = new TextProgram[checks.size()];
    for (int i = 0; i < complaints.length; i++) {
      complaints[i] = words().text(ask, "/checks/" + i + "/else", checks.get(i).otherwise());
    }
    return complaints;
  }

  private FormButton form(Type type, Action.Ask ask) {
    String form = type.args().isEmpty() ? "" : type.args().getFirst();
    Optional<FormCta> cta = ask.form();
    int slot = compiler.slot(StopNames.name(compiler.id(ask)));
    return new FormButton(
        form,
        words().text(ask, "/cta/label", cta.map(FormCta::label)),
        cta.flatMap(FormCta::screen),
        js().program(cta.flatMap(FormCta::data)),
        compiler.calls(form) ? js().call(form, slot) : null);
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
    WaitPlan plan = plan(choose, choose.waiting(), retry, next);
    Optional<Target> other = choose.other().map(WaitCompiler::withoutCount);
    Offers offers = new OfferCompiler(compiler, choose, next).offers();
    return compiler.place(
        new ChooseNode(
            plan,
            flow.id(),
            new ChoiceMessage(
                words().prompt(choose, choose.prompt(), Optional.empty()),
                choose.form().kind().orElse(null),
                words().text(choose, "/label", choose.form().label())),
            offers,
            compiler.target(other, -1, stay),
            choose.stale().or(() -> flow.settings().stale()).orElse(Stale.REPROMPT),
            offers.translated() ? words().tongue(choose) : Tongues.UNKNOWN),
        choose.waiting().was());
  }

  private WaitPlan plan(Action question, WaitRules rules, Optional<Retry> retry, int next) {
    String id = compiler.id(question);
    String variable = StopNames.name(id);
    return new WaitPlan(
        id,
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
