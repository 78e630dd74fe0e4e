package dev.parley.flow.engine;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Check;
import dev.parley.flow.model.ChoiceItem;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.FormCta;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.OptionsEach;
import dev.parley.flow.model.Retry;
import dev.parley.flow.model.Stale;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Variable;
import dev.parley.flow.model.WaitRules;
import dev.parley.flow.script.TextProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  int ask(Action.Ask ask, int next) {
    List<Check> checks = ask.rules().checks();
    Type type = type(ask);
    Set<String> skip =
        ask.rules().skip().stream().map(Keywords::fold).collect(Collectors.toUnmodifiableSet());
    return compiler.place(
        new AskNode(
            plan(ask, ask.waiting(), ask.waiting().retry(), next),
            js().prompt(ask.prompt(), Optional.empty()),
            Answers.of(type),
            js().program(ask.rules().parse()),
            js().programs(checks.stream().map(Check::js).toList()),
            js().texts(checks.stream().map(Check::otherwise).toList()),
            js().text(ask.rules().hint()),
            skip,
            type.kind() == Type.Kind.FORM ? form(type, ask) : null),
        ask.waiting().was());
  }

  private FormButton form(Type type, Action.Ask ask) {
    String form = type.args().isEmpty() ? "" : type.args().getFirst();
    Optional<FormCta> cta = ask.form();
    int slot = compiler.slot(StopNames.name(compiler.id(ask)));
    return new FormButton(
        form,
        js().text(cta.map(FormCta::label)),
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
    return compiler.place(
        new ChooseNode(
            plan,
            flow.id(),
            new ChoiceMessage(
                js().prompt(choose.prompt(), Optional.empty()),
                choose.form().kind().orElse(null),
                js().text(choose.form().label())),
            offers(choose.items(), next),
            compiler.target(other, -1, stay),
            choose.stale().or(() -> flow.settings().stale()).orElse(Stale.REPROMPT)),
        choose.waiting().was());
  }

  private Offers offers(List<ChoiceItem> choices, int next) {
    List<Offers.Item> items = new ArrayList<>();
    List<TextProgram> sections = new ArrayList<>();
    for (ChoiceItem choice : choices) {
      switch (choice) {
        case ChoiceItem.Section section -> {
          int part = sections.size();
          sections.add(js().text(section.title()));
          section.offers().forEach(offer -> items.add(item(offer, part, next)));
        }
        case ChoiceItem.Offer offer -> items.add(item(offer, -1, next));
      }
    }
    boolean fixed = items.stream().allMatch(item -> item.each() == null);
    return new Offers(items.toArray(new Offers.Item[0]), List.copyOf(sections), fixed);
  }

  private Offers.Item item(ChoiceItem.Offer offer, int section, int next) {
    return switch (offer) {
      case Option option ->
          new Offers.Item(
              option.id(),
              face(option.title(), option.desc()),
              js().program(option.when()),
              null,
              section,
              compiler.target(option.target(), next, next),
              option.target().isPresent());
      case OptionsEach each ->
          new Offers.Item(
              "",
              face(each.row().title(), each.row().desc()),
              null,
              each(each),
              section,
              compiler.target(each.target(), next, next),
              each.target().isPresent());
    };
  }

  private Offers.Face face(String title, Optional<String> description) {
    String same = Expressions.constant(title);
    return new Offers.Face(
        js().text(title), js().text(description), same == null ? null : Keywords.fold(same));
  }

  private Offers.@Nullable Each each(OptionsEach each) {
    return new Offers.Each(
        new Place(each.variable(), compiler.slot(each.variable())),
        js().program(each.in()),
        js().program(each.row().id()));
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
