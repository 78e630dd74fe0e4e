package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Clause;
import dev.parley.dsl.syntax.Stmt;
import dev.parley.dsl.syntax.Tree;
import dev.parley.dsl.syntax.Words;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Arm;
import dev.parley.flow.model.Delay;
import dev.parley.flow.model.HttpBody;
import dev.parley.flow.model.HttpHeader;
import dev.parley.flow.model.HttpRetry;
import dev.parley.flow.model.HttpRules;
import dev.parley.flow.model.MatchCase;
import java.util.Optional;

/** What parts ways, calls and waits in the model as statements of a tree. */
final class RaisedCalls {
  private final RaisedActions actions;

  RaisedCalls(RaisedActions actions) {
    this.actions = actions;
  }

  Stmt match(Action.Match match, At at) {
    At.Items<Clause.OfMatch> clauses = new At.Items<>();
    for (int i = 0; i < match.cases().size(); i++) {
      MatchCase one = match.cases().get(i);
      At here = at.in("cases").in(i);
      clauses.add(
          "cases",
          new Clause.Case(
              Leaf.scripts(one.values()), actions.target(one.target(), here), here.place()));
    }
    At other = at.in("else");
    clauses.add(
        "else",
        match.otherwise().map(t -> new Clause.Else(actions.target(t, other), other.place())));
    return new Stmt.Match(Leaf.js(match.js()), at.body(clauses), at.place());
  }

  Stmt split(Action.Split split, At at) {
    At.Items<Clause.OfSplit> arms = new At.Items<>();
    for (int i = 0; i < split.arms().size(); i++) {
      Arm arm = split.arms().get(i);
      At here = at.in("arms").in(i);
      arms.add(
          "arms",
          new Clause.Arm(
              Tree.Int.of(arm.weight()),
              Leaf.name(arm.id()),
              actions.target(arm.target(), here),
              here.place()));
    }
    return new Stmt.Split(Leaf.name(split.variable()), at.body(arms), at.place());
  }

  Stmt handoff(Action.Handoff handoff, At at) {
    return new Stmt.Handoff(
        Leaf.text(handoff.queue()),
        Leaf.text(handoff.note()),
        actions.target(handoff.resume(), at.in("resume")),
        at.place());
  }

  static Stmt pause(Action.PauseEnd end, At at) {
    return switch (end) {
      case Action.PauseEnd.After(Delay delay) -> new Stmt.Pause(Leaf.duration(delay), at.place());
      case Action.PauseEnd.Until(String js) -> new Stmt.PauseUntil(Leaf.js(js), at.place());
    };
  }

  static Stmt run(Action.Run run, At at) {
    return new Stmt.Run(
        Leaf.name(run.flow()), Leaf.maybeArgs(run.args()), Leaf.name(run.variable()), at.place());
  }

  Stmt http(Action.Http http, At at) {
    HttpRules rules = http.rules();
    At.Items<Clause.OfHttp> clauses = new At.Items<>();
    for (int i = 0; i < rules.headers().size(); i++) {
      clauses.add("headers", header(rules.headers().get(i), at.in("headers").in(i)));
    }
    rules.body().ifPresent(body -> body(body, at, clauses));
    clauses
        .add("timeout", rules.timeout().map(delay -> timeout(delay, at.in("timeout"))))
        .add("retry", rules.retry().map(retry -> retry(retry, at.in("retry"))))
        .add(
            "error",
            rules
                .error()
                .map(t ->
                    new Clause.HttpError(
                        actions.target(t, at.in("error")), at.in("error").place())));
    return new Stmt.Http(
        Words.Method.valueOf(http.method().name()),
        Leaf.text(http.url()),
        Leaf.name(http.variable()),
        at.body(clauses),
        at.place());
  }

  private static Clause.OfHttp header(HttpHeader header, At at) {
    return new Clause.HttpHeader(Leaf.string(header.name()), Leaf.js(header.js()), at.place());
  }

  private static void body(HttpBody body, At at, At.Items<Clause.OfHttp> clauses) {
    switch (body) {
      case HttpBody.Json(String js) ->
          clauses.add("json", new Clause.Json(Leaf.js(js), at.in("json").place()));
      case HttpBody.Form(String js) ->
          clauses.add("form", new Clause.Form(Leaf.js(js), at.in("form").place()));
    }
  }

  private static Clause.OfHttp timeout(Delay delay, At at) {
    return new Clause.Timeout(Leaf.duration(delay), Optional.empty(), at.place());
  }

  private static Clause.OfHttp retry(HttpRetry retry, At at) {
    return new Clause.HttpRetry(
        Tree.Int.of(retry.times()), retry.backoff().map(Leaf::duration), at.place());
  }
}
