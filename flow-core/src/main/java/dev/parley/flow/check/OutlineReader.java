package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.Prompt;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.TestCase;
import dev.parley.flow.model.TestLine;
import dev.parley.flow.model.Variable;
import dev.parley.flow.model.WaitRules;
import java.util.List;
import java.util.Optional;

/** Walks through a flow once and notes everything in it under its address. */
final class OutlineReader {
  private final Outline out = new Outline();
  private String scope = "";

  private OutlineReader() {}

  static Outline read(Flow flow) {
    OutlineReader reader = new OutlineReader();
    Each.of(flow.triggers(), "/triggers", (t, p) -> reader.out.js(p + "/when", t.when()));
    reader.variables(flow.params(), "/params");
    reader.variables(flow.results(), "/results");
    reader.variables(flow.variables(), "/variables");
    Each.of(
        flow.steps(),
        "/steps",
        (step, p) -> {
          reader.scope = step.name();
          reader.actions(step.actions(), p + "/do", false);
        });
    Each.of(flow.handlers(), "/handlers", reader::handler);
    Each.of(flow.tests(), "/tests", reader::test);
    return reader.out;
  }

  private void variables(List<Variable> variables, String pointer) {
    Each.of(variables, pointer, (v, p) -> out.js(p + "/default", v.initial()));
  }

  private void handler(Handler handler, String pointer) {
    scope =
        switch (handler) {
          case Handler.OnKeyword keyword -> "on:" + keyword.words().getFirst();
          case Handler.OnError error -> "on:error";
          case Handler.OnExpire expire -> "on:expire";
        };
    target(Optional.of(handler.target()), pointer, false);
  }

  private void target(Optional<Target> target, String pointer, boolean other) {
    target.ifPresent(t -> out.aims.add(new Outline.Aim(t, pointer)));
    if (target.isPresent() && target.get() instanceof Target.Block(List<Action> actions)) {
      actions(actions, pointer + "/do", other);
    }
  }

  private void actions(List<Action> actions, String pointer, boolean other) {
    Each.of(actions, pointer, (action, p) -> action(action, p, other));
  }

  private void action(Action action, String p, boolean other) {
    out.actions.add(new Outline.Placed(action, p, scope, other));
    switch (action) {
      case Action.Say say -> {
        prompt(say.prompt(), p);
        out.text(p + "/cta/label", say.cta().map(c -> c.label()));
        out.text(p + "/cta/url", say.cta().map(c -> c.url()));
      }
      case Action.Ask ask -> {
        prompt(ask.prompt(), p);
        rules(ask.rules(), p);
        waiting(ask.waiting(), p);
      }
      case Action.Choose choose -> choose(choose, p);
      case Action.Assign assign -> out.js(p + "/js", assign.js());
      case Action.If branches -> branches(branches, p);
      case Action.CountRetry count -> target(count.retry().target(), p, false);
      case Action.End end ->
          end.results().forEach((name, js) -> out.js(p + "/results/" + name, js));
      case Action.Goto jump -> {}
    }
  }

  private void choose(Action.Choose choose, String p) {
    prompt(choose.prompt(), p);
    out.text(p + "/label", choose.form().label());
    Each.of(choose.options(), p + "/options", this::option);
    target(choose.other(), p + "/other", true);
    waiting(choose.waiting(), p);
  }

  private void option(Option option, String p) {
    out.text(p + "/title", option.title());
    out.text(p + "/desc", option.desc());
    out.js(p + "/when", option.when());
    target(option.target(), p, false);
  }

  private void branches(Action.If branches, String p) {
    Each.of(
        branches.cases(),
        p + "/cases",
        (branch, at) -> {
          out.js(at + "/when", branch.when());
          actions(branch.actions(), at + "/do", false);
        });
    branches.otherwise().ifPresent(actions -> actions(actions, p + "/else", false));
  }

  private void prompt(Prompt prompt, String p) {
    out.text(p + "/text", prompt.text());
    out.text(p + "/header", prompt.header());
    out.text(p + "/footer", prompt.footer());
  }

  private void rules(AnswerRules rules, String p) {
    Each.of(
        rules.checks(),
        p + "/checks",
        (check, at) -> {
          out.js(at + "/js", check.js());
          out.text(at + "/else", check.otherwise());
        });
    out.js(p + "/parse", rules.parse());
    out.text(p + "/hint", rules.hint());
  }

  private void waiting(WaitRules rules, String p) {
    rules.retry().ifPresent(retry -> target(retry.target(), p + "/retry", false));
    rules.timeout().ifPresent(timeout -> target(timeout.target(), p + "/timeout", false));
  }

  private void test(TestCase test, String pointer) {
    Each.of(test.lines(), pointer + "/lines", this::line);
  }

  private void line(TestLine line, String p) {
    switch (line) {
      case TestLine.StartWith start ->
          start.params().forEach((name, js) -> out.js(p + "/start/with/" + name, js));
      case TestLine.Given given -> out.js(p + "/js", given.js());
      case TestLine.Expect expect -> out.js(p + "/expect", expect.js());
      default -> {}
    }
  }
}
