package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Clause;
import dev.parley.dsl.syntax.Stmt;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Cta;
import dev.parley.flow.model.Prompt;
import dev.parley.flow.model.Retry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statements to actions, one method a statement. */
final class Actions {
  private final Faults faults;
  private final Scope scope;

  /** Where the statements stand, as far as it decides what may stand there. */
  enum Scope {
    ANYWHERE,
    /** In the {@code other} of a choice, where {@code retry} counts. */
    OTHER
  }

  Actions(Faults faults) {
    this(faults, Scope.ANYWHERE);
  }

  private Actions(Faults faults, Scope scope) {
    this.faults = faults;
    this.scope = scope;
  }

  /** The same for the statements of a choice's {@code other}. */
  Actions insideOther() {
    return new Actions(faults, Scope.OTHER);
  }

  /** The same for statements that a new question leads to. */
  private Actions outsideOther() {
    return new Actions(faults, Scope.ANYWHERE);
  }

  List<Action> block(Tree.Body<Stmt> body, Spot spot) {
    List<Action> actions = new ArrayList<>();
    spot.remarks().block(spot.pointer(), body);
    for (Stmt statement : body.items()) {
      Spot at = spot.in(actions.size());
      at.remarks().item(at.pointer(), statement.notes(), actions.isEmpty());
      action(statement, at).ifPresent(actions::add);
    }
    return actions;
  }

  private Optional<Action> action(Stmt statement, Spot spot) {
    return switch (statement) {
      case Stmt.Say say -> Optional.of(say(say, spot));
      case Stmt.Ask ask -> Optional.of(new Questions(faults, outsideOther()).ask(ask, spot));
      case Stmt.Choose choose ->
          Optional.of(new Choices(faults, outsideOther()).choose(choose, spot));
      case Stmt.Set set -> Optional.of(assign(set, spot));
      case Stmt.If branches -> Optional.of(branch(branches, spot));
      case Stmt.Goto go -> Optional.of(jump(go, spot));
      case Stmt.End end -> Optional.of(end(end, spot));
      case Stmt.Retry retry -> retry(retry, spot);
      case Stmt.Match match -> Optional.of(ways().match(match, spot));
      case Stmt.Split split -> Optional.of(ways().split(split, spot));
      case Stmt.Handoff handoff -> Optional.of(ways().handoff(handoff, spot));
      case Stmt.Http http -> Optional.of(new Calls(faults, outsideOther()).http(http, spot));
      case Stmt.Run run -> Optional.of(new Calls(faults, this).run(run, spot));
      case Stmt.Emit emit -> Optional.of(new Calls(faults, this).emit(emit, spot));
      case Stmt.Send send -> Optional.of(new Sends(faults, this).media(send, spot));
      case Stmt.SendArgs send -> Optional.of(new Sends(faults, this).card(send, spot));
      case Stmt.Template template -> Optional.of(new Sends(faults, this).template(template, spot));
      case Stmt.Pause pause -> Optional.of(ways().pause(pause, spot));
      case Stmt.PauseUntil pause -> Optional.of(Ways.pause(pause, spot));
      case Stmt.Label label -> Optional.of(Tagging.label(label, spot));
      case Stmt.Group group -> Optional.of(Tagging.group(group, spot));
      case Stmt.Language language -> Optional.of(Tagging.language(language, spot));
      case Stmt.Consent consent -> Optional.of(Tagging.consent(consent, spot));
      case Stmt.Broken broken -> Optional.empty();
    };
  }

  private Ways ways() {
    return new Ways(faults, outsideOther());
  }

  private Action say(Stmt.Say say, Spot spot) {
    spot.at(say, say.text().range());
    Once once = new Once("this `say`", faults);
    Parts parts = new Parts(spot, say.clauses());
    Optional<String> header = Optional.empty();
    Optional<String> footer = Optional.empty();
    Optional<Cta> cta = Optional.empty();
    for (Clause.OfSay clause : say.clauses().items()) {
      switch (clause) {
        case Clause.Header h when once.first("header", h) ->
            header = Optional.of(parts.at(h, "header").text(h.text()));
        case Clause.Footer f when once.first("footer", f) ->
            footer = Optional.of(parts.at(f, "footer").text(f.text()));
        case Clause.Link link when once.first("cta", link) ->
            cta = Optional.of(cta(link, parts.at(link, "cta")));
        case Clause.Header h -> {}
        case Clause.Footer f -> {}
        case Clause.Link link -> {}
        case Clause.Broken broken -> {}
      }
    }
    parts.close(Order.SAY);
    if (cta.isEmpty()) {
      once.each(List.of("header", "footer"), faults::needsCta);
    }
    return new Action.Say(
        new Prompt(spot.in("text").text(say.text()), tag(say.tag(), spot), header, footer), cta);
  }

  private static Cta cta(Clause.Link link, Spot spot) {
    spot.at(link.range());
    return new Cta(spot.in("label").text(link.label()), spot.in("url").text(link.url()));
  }

  static Optional<String> tag(Optional<Tree.Name> tag, Spot spot) {
    return tag.map(spot.in("tag")::name);
  }

  private static Action assign(Stmt.Set set, Spot spot) {
    spot.at(set.range());
    spot.in("path").at(set.path().range());
    return new Action.Assign(set.path().text(), spot.in("js").js(set.value()));
  }

  private Action branch(Stmt.If branches, Spot spot) {
    spot.at(branches, branches.branches().getFirst().when().range());
    List<Action.Case> cases = new ArrayList<>();
    for (Stmt.Branch branch : branches.branches()) {
      Spot at = spot.in("cases").in(cases.size()).at(branch.when().range());
      cases.add(
          new Action.Case(at.in("when").js(branch.when()), block(branch.body(), at.in("do"))));
    }
    return new Action.If(cases, branches.otherwise().map(b -> block(b, spot.in("else"))));
  }

  private static Action jump(Stmt.Goto go, Spot spot) {
    spot.at(go.range());
    return new Action.Goto(spot.in("step").name(go.step()));
  }

  private Action end(Stmt.End end, Spot spot) {
    spot.at(end.range());
    return new Action.End(end.args().map(args -> args(args, spot.in("results"))).orElse(Map.of()));
  }

  /** Named expressions; a name given twice is a fault. */
  Map<String, String> args(Tree.Args args, Spot spot) {
    spot.at(args.range());
    Map<String, String> values = new LinkedHashMap<>();
    for (Tree.Arg arg : args.list()) {
      if (values.containsKey(arg.name().text())) {
        faults.twice("`" + arg.name().text() + "`", arg.name().range());
      } else {
        values.put(arg.name().text(), spot.in(arg.name().text()).js(arg.value()));
      }
    }
    return values;
  }

  private Optional<Action> retry(Stmt.Retry retry, Spot spot) {
    if (scope != Scope.OTHER) {
      faults.retryOutsideOther(retry.range());
    }
    spot.at(retry, retry.times().range());
    return Optional.of(
        new Action.CountRetry(
            new Retry(
                faults.atLeastOne("retry", retry.times()),
                new Targets(faults, this).target(retry.target(), spot))));
  }
}
