package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Decl;
import dev.parley.dsl.syntax.Range;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.BotSettings;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Hours;
import dev.parley.flow.model.TestCase;
import dev.parley.flow.model.Use;
import java.util.ArrayList;
import java.util.List;

/** The declarations of a bot file. */
final class BotFile {
  private final Faults faults;
  private final Spot root;
  private final Tree.File file;
  private final Declared declared;
  private final Actions actions;
  private final List<Hours> hours = new ArrayList<>();
  private final List<Use> uses = new ArrayList<>();
  private final List<Handler> handlers = new ArrayList<>();
  private final List<TestCase> tests = new ArrayList<>();

  BotFile(Faults faults, Spot root, Tree.File file) {
    this.file = file;
    this.declared = new Declared(root, file);
    this.faults = faults;
    this.root = root;
    this.actions = new Actions(faults);
  }

  Lowered.Content lower(Decl.Bot head) {
    root.at(head.name().range());
    String id = root.in("bot").name(head.name());
    BotSettings settings = Settings.ofBot(head, faults, root);
    file.decls().stream().skip(1).forEach(this::take);
    declared.close(Order.BOT);
    return new Lowered.OfBot(new Bot(id, settings, hours, uses, handlers, tests, List.of()));
  }

  private void take(Decl decl) {
    switch (decl) {
      case Decl.Handler handler ->
          handlers.add(
              new Handlers(faults, actions).ofBot(handler, spot(decl, "handlers", handlers)));
      case Decl.Test test ->
          tests.add(new TestLines(faults, actions).test(test, spot(decl, "tests", tests)));
      case Decl.Use use -> uses.add(Declared.use(use, spot(decl, "uses", uses)));
      case Decl.Hours times -> hours.add(Declared.hours(times, spot(decl, "hours", hours)));
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

  private Spot spot(Decl decl, String key, List<?> there) {
    return declared.at(decl, key, there.size());
  }

  private void alien(String word, Range range) {
    faults.misplaced(
        faults.word(word, range),
        "a bot file cannot hold `" + word + "`",
        "it holds settings, hours, use, handlers and tests; a flow has a file of its own");
  }
}
