package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.ChoiceItem;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.FormCta;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.HttpBody;
import dev.parley.flow.model.HttpRules;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.OptionsEach;
import dev.parley.flow.model.Prompt;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.TestCase;
import dev.parley.flow.model.TestLine;
import dev.parley.flow.model.Variable;
import dev.parley.flow.model.WaitRules;
import java.util.List;
import java.util.Map;
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
          case Handler.OnMedia media -> "on:media";
          case Handler.OnMigrate migrate -> "on:migrate";
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
        ask.form().ifPresent(form -> form(form, p + "/cta"));
        waiting(ask.waiting(), p);
      }
      case Action.Choose choose -> choose(choose, p);
      case Action.Assign assign -> out.js(p + "/js", assign.js());
      case Action.If branches -> branches(branches, p);
      case Action.CountRetry count -> target(count.retry().target(), p, false);
      case Action.End end -> named(end.results(), p + "/results");
      case Action.Goto jump -> {}
      case Action.Match match -> match(match, p);
      case Action.Split split ->
          Each.of(
              split.arms(), p + "/arms", (arm, at) -> target(Optional.of(arm.target()), at, false));
      case Action.Http http -> http(http, p);
      case Action.Handoff handoff -> handoff(handoff, p);
      case Action.SendMedia send -> media(send, p);
      case Action.SendCard send -> named(send.fields(), p + "/fields");
      case Action.Run run -> named(run.args(), p + "/args");
      case Action.Emit emit -> named(emit.args(), p + "/args");
      case Action.Template template -> template(template, p);
      case Action.Pause(Action.PauseEnd.Until(String js)) -> out.js(p + "/until", js);
      case Action.Pause pause -> {}
      case Action.Label label -> Each.of(label.labels(), p + "/labels", (t, at) -> out.text(at, t));
      case Action.Group group -> Each.of(group.groups(), p + "/groups", (t, at) -> out.text(at, t));
      case Action.Language language -> out.js(p + "/js", language.js());
      case Action.Consent consent -> {}
    }
  }

  private void handoff(Action.Handoff handoff, String p) {
    out.text(p + "/queue", handoff.queue());
    out.text(p + "/note", handoff.note());
    target(handoff.resume(), p + "/resume", false);
  }

  private void media(Action.SendMedia send, String p) {
    out.js(p + "/js", send.js());
    out.text(p + "/caption", send.caption());
    out.text(p + "/filename", send.filename());
  }

  private void named(Map<String, String> values, String p) {
    values.forEach((name, js) -> out.js(p + "/" + name, js));
  }

  private void form(FormCta form, String p) {
    out.text(p + "/label", form.label());
    out.js(p + "/data", form.data());
  }

  private void match(Action.Match match, String p) {
    out.js(p + "/js", match.js());
    Each.of(
        match.cases(),
        p + "/cases",
        (one, at) -> {
          Each.of(one.values(), at + "/values", (js, place) -> out.js(place, js));
          target(Optional.of(one.target()), at, false);
        });
    target(match.otherwise(), p + "/else", false);
  }

  private void http(Action.Http http, String p) {
    HttpRules rules = http.rules();
    out.text(p + "/url", http.url());
    Each.of(rules.headers(), p + "/headers", (header, at) -> out.js(at + "/js", header.js()));
    rules
        .body()
        .ifPresent(body -> {
          switch (body) {
            case HttpBody.Json(String js) -> out.js(p + "/json", js);
            case HttpBody.Form(String js) -> out.js(p + "/form", js);
          }
        });
    target(rules.error(), p + "/error", false);
  }

  private void template(Action.Template template, String p) {
    out.js(p + "/header", template.fill().header());
    Each.of(template.fill().body(), p + "/body", (js, at) -> out.js(at, js));
    Each.of(
        template.fill().buttons(), p + "/buttons", (button, at) -> out.js(at + "/js", button.js()));
  }

  private void choose(Action.Choose choose, String p) {
    prompt(choose.prompt(), p);
    out.text(p + "/label", choose.form().label());
    Each.of(choose.items(), p + "/options", this::item);
    target(choose.other(), p + "/other", true);
    waiting(choose.waiting(), p);
  }

  private void item(ChoiceItem item, String p) {
    switch (item) {
      case Option option -> option(option, p);
      case OptionsEach each -> {
        out.js(p + "/in", each.in());
        out.js(p + "/id", each.row().id());
        out.text(p + "/title", each.row().title());
        out.text(p + "/desc", each.row().desc());
        target(each.target(), p, false);
      }
      case ChoiceItem.Section section -> {
        out.text(p + "/section", section.title());
        Each.of(section.offers(), p + "/options", this::item);
      }
    }
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
      case TestLine.StartWith start -> named(start.params(), p + "/start/with");
      case TestLine.Given given -> out.js(p + "/js", given.js());
      case TestLine.MockHttp mock -> out.js(p + "/mock/js", mock.js());
      case TestLine.MockRun mock -> named(mock.results(), p + "/mock/results");
      case TestLine.Expect expect -> out.js(p + "/expect", expect.js());
      default -> {}
    }
  }
}
