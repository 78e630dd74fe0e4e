package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Decl;
import dev.parley.dsl.syntax.Range;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.BotSettings;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.TestCase;
import java.util.ArrayList;
import java.util.List;

/** The declarations of a bot file. */
final class BotFile {
  private final Faults faults;
  private final Spot root;
  private final Actions actions;
  private final List<Handler> handlers = new ArrayList<>();
  private final List<TestCase> tests = new ArrayList<>();

  BotFile(Faults faults, Spot root) {
    this.faults = faults;
    this.root = root;
    this.actions = new Actions(faults);
  }

  Lowered.Content lower(Decl.Bot head, Tree.File file) {
    root.at(head.name().range());
    String id = root.in("bot").name(head.name());
    BotSettings settings = Settings.ofBot(head, faults, root);
    file.decls().stream().skip(1).forEach(this::take);
    return new Lowered.OfBot(
        new Bot(id, settings, List.of(), List.of(), handlers, tests, List.of()));
  }

  private void take(Decl decl) {
    switch (decl) {
      case Decl.Handler handler ->
          new Handlers(faults, actions)
              .ofBot(handler, root.in("handlers").in(handlers.size()))
              .ifPresent(handlers::add);
      case Decl.Test test ->
          tests.add(new TestLines(faults, actions).test(test, root.in("tests").in(tests.size())));
      case Decl.Use use -> faults.notYet("use", use.range());
      case Decl.Hours hours -> faults.notYet("hours", hours.range());
      case Decl.Trigger trigger -> alien("trigger", trigger.range());
      case Decl.Param param -> alien("param", param.range());
      case Decl.Result result -> alien("result", result.range());
      case Decl.Var var -> alien("var", var.range());
      case Decl.Step step -> alien("step", step.range());
      case Decl.Flow flow -> alien("flow", flow.range());
      case Decl.Bot bot -> alien("bot", bot.range());
      case Decl.Broken broken -> {}
    }
  }

  private void alien(String word, Range range) {
    faults.misplaced(
        faults.word(word, range),
        "a bot file cannot hold `" + word + "`",
        "it holds settings, hours, use, handlers and tests; a flow has a file of its own");
  }
}
