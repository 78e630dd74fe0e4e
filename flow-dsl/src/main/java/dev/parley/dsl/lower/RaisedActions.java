package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Clause;
import dev.parley.dsl.syntax.Range;
import dev.parley.dsl.syntax.Stmt;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Actions of the model as statements of a tree. */
final class RaisedActions {
  private final RaisedQuestions questions = new RaisedQuestions(this);
  private final RaisedCalls calls = new RaisedCalls(this);

  Tree.Body<Stmt> block(List<Action> actions, At at) {
    List<Stmt> statements = new ArrayList<>();
    for (Action action : actions) {
      statements.add(statement(action, at.in(statements.size())));
    }
    return at.body(statements);
  }

  private Stmt statement(Action action, At at) {
    return switch (action) {
      case Action.Say say -> say(say, at);
      case Action.Ask ask -> questions.ask(ask, at);
      case Action.Choose choose -> questions.choose(choose, at);
      case Action.Assign set -> new Stmt.Set(Leaf.path(set.path()), Leaf.js(set.js()), at.place());
      case Action.If branches -> branches(branches, at);
      case Action.Goto(String step) -> new Stmt.Goto(Leaf.name(step), at.place());
      case Action.End end -> new Stmt.End(Leaf.maybeArgs(end.results()), at.place());
      case Action.CountRetry count -> retry(count, at);
      case Action.Match match -> calls.match(match, at);
      case Action.Split split -> calls.split(split, at);
      case Action.Handoff handoff -> calls.handoff(handoff, at);
      case Action.Pause(Action.PauseEnd end) -> RaisedCalls.pause(end, at);
      case Action.Http http -> calls.http(http, at);
      case Action.Run run -> RaisedCalls.run(run, at);
      case Action.Template template -> RaisedSends.template(template, at);
      case Action.SendMedia send -> RaisedSends.media(send, at);
      case Action.SendCard send -> RaisedSends.card(send, at);
      case Action.Label label ->
          new Stmt.Label(label.add(), Leaf.texts(label.labels()), at.place());
      case Action.Group group ->
          new Stmt.Group(group.join(), Leaf.texts(group.groups()), at.place());
      case Action.Language(String js) -> new Stmt.Language(Leaf.js(js), at.place());
      case Action.Consent(boolean given, String purpose) ->
          new Stmt.Consent(given, Leaf.name(purpose), at.place());
      case Action.Emit emit ->
          new Stmt.Emit(Leaf.name(emit.event()), Leaf.maybeArgs(emit.args()), at.place());
    };
  }

  private static Stmt say(Action.Say say, At at) {
    At.Items<Clause.OfSay> clauses =
        new At.Items<Clause.OfSay>()
            .add("header", header(say.prompt().header(), at))
            .add("footer", footer(say.prompt().footer(), at))
            .add(
                "cta",
                say.cta()
                    .map(cta ->
                        new Clause.Link(
                            Leaf.text(cta.label()), Leaf.text(cta.url()), at.in("cta").place())));
    return new Stmt.Say(
        Leaf.text(say.prompt().text()),
        Leaf.name(say.prompt().tag()),
        at.body(clauses),
        at.place());
  }

  static Optional<Clause.Header> header(Optional<String> text, At at) {
    return text.map(t -> new Clause.Header(Leaf.text(t), at.in("header").place()));
  }

  static Optional<Clause.Footer> footer(Optional<String> text, At at) {
    return text.map(t -> new Clause.Footer(Leaf.text(t), at.in("footer").place()));
  }

  private Stmt branches(Action.If branches, At at) {
    List<Stmt.Branch> cases = new ArrayList<>();
    for (Action.Case branch : branches.cases()) {
      At here = at.in("cases").in(cases.size()).in("do");
      cases.add(new Stmt.Branch(Leaf.js(branch.when()), block(branch.actions(), here)));
    }
    return new Stmt.If(
        cases, branches.otherwise().map(actions -> block(actions, at.in("else"))), at.place());
  }

  private Stmt retry(Action.CountRetry count, At at) {
    return new Stmt.Retry(
        Tree.Int.of(count.retry().times()), target(count.retry().target(), at), at.place());
  }

  Tree.Target target(Target target, At owner) {
    return switch (target) {
      case Target.ToStep(String step) -> new Tree.ToStep(Leaf.name(step), Range.NONE);
      case Target.ToFlow(String flow) -> new Tree.ToFlow(Leaf.name(flow), Range.NONE);
      case Target.Block(List<Action> actions) -> new Tree.Inline(block(actions, owner.in("do")));
    };
  }

  Optional<Tree.Target> target(Optional<Target> target, At owner) {
    return target.map(t -> target(t, owner));
  }
}
