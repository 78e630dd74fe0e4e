package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Decl;
import dev.parley.dsl.syntax.Range;
import dev.parley.dsl.syntax.Tree;
import dev.parley.dsl.syntax.Words;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Hours;
import dev.parley.flow.model.Remarks;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.TestCase;
import dev.parley.flow.model.Trigger;
import dev.parley.flow.model.Use;
import dev.parley.flow.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Model to tree: how a flow or bot that was not written as text would be. */
public final class Raise {
  private static final String NO_FILE = "";

  private final At root;
  private final RaisedActions actions = new RaisedActions();
  private final At.Items<Decl> declarations = new At.Items<>();

  private Raise(Remarks remarks) {
    this.root = new At(remarks, "");
  }

  /** The tree of a flow with what stands around its parts. */
  public static Tree.File flow(Flow flow, Remarks remarks) {
    Raise raise = new Raise(remarks);
    At root = raise.root;
    raise.all("triggers", flow.triggers(), Raise::trigger);
    raise.all("params", flow.params(), Raise::param);
    raise.all("results", flow.results(), Raise::result);
    raise.all("uses", flow.uses(), Raise::use);
    raise.all("variables", flow.variables(), Raise::variable);
    raise.all("steps", flow.steps(), raise::step);
    raise.all("handlers", flow.handlers(), raise::handler);
    raise.all("tests", flow.tests(), Raise::test);
    return raise.file(
        new Decl.Flow(
            Leaf.name(flow.id()), RaisedSettings.of(flow.settings(), root), root.place()));
  }

  /** The tree of a bot's own file with what stands around its parts. */
  public static Tree.File bot(Bot bot, Remarks remarks) {
    Raise raise = new Raise(remarks);
    At root = raise.root;
    raise.all("hours", bot.hours(), Raise::hours);
    raise.all("uses", bot.uses(), Raise::use);
    raise.all("handlers", bot.handlers(), raise::handler);
    raise.all("tests", bot.tests(), Raise::test);
    return raise.file(
        new Decl.Bot(Leaf.name(bot.id()), RaisedSettings.of(bot.settings(), root), root.place()));
  }

  private <T> void all(String key, List<T> items, BiFunction<T, At, Decl> raise) {
    for (int i = 0; i < items.size(); i++) {
      declarations.add(key, raise.apply(items.get(i), root.in(key).in(i)));
    }
  }

  private Tree.File file(Decl head) {
    List<Decl> decls = new ArrayList<>(List.of(head));
    decls.addAll(root.body(declarations).items());
    return new Tree.File(NO_FILE, decls, root.in("end").lines(), Range.NONE);
  }

  private static Decl trigger(Trigger trigger, At at) {
    Words.Source source = Words.Source.valueOf(trigger.word().toUpperCase(java.util.Locale.ROOT));
    List<String> words =
        switch (trigger) {
          case Trigger.Keyword keyword -> keyword.words();
          case Trigger.Button button -> List.of(button.text());
          case Trigger.Ad ad -> List.of(ad.pattern());
          case Trigger.First first -> List.of();
          case Trigger.Any any -> List.of();
          case Trigger.OptIn in -> List.of();
          case Trigger.OptOut out -> List.of();
          case Trigger.Order order -> List.of();
          case Trigger.Api api -> List.of();
        };
    Optional<Words.Match> match =
        trigger instanceof Trigger.Keyword keyword && keyword.match() != Trigger.Match.EXACT
            ? Optional.of(Words.Match.valueOf(keyword.match().name()))
            : Optional.empty();
    return new Decl.Trigger(
        source, Leaf.strings(words), match, Leaf.js(trigger.when()), at.place());
  }

  private static Decl param(Variable param, At at) {
    return new Decl.Param(
        Leaf.name(param.name()), Leaf.type(param.type()), Leaf.js(param.initial()), at.place());
  }

  private static Decl result(Variable result, At at) {
    return new Decl.Result(Leaf.name(result.name()), Leaf.type(result.type()), at.place());
  }

  private static Decl variable(Variable variable, At at) {
    return new Decl.Var(
        Words.Scope.valueOf(variable.scope().name()),
        Leaf.name(variable.name()),
        Leaf.type(variable.type()),
        Leaf.js(variable.initial()),
        at.place());
  }

  private static Decl use(Use use, At at) {
    return new Decl.Use(
        Words.Import.valueOf(use.kind().name()),
        Leaf.names(use.names()),
        Leaf.string(use.from()),
        at.place());
  }

  private static Decl hours(Hours hours, At at) {
    return new Decl.Hours(Leaf.name(hours.name()), Leaf.string(hours.times()), at.place());
  }

  private Decl step(Step step, At at) {
    return new Decl.Step(
        Leaf.name(step.name()),
        Leaf.names(step.was()),
        actions.block(step.actions(), at.in("do")),
        at.place());
  }

  private Decl handler(Handler handler, At at) {
    Decl.On on =
        switch (handler) {
          case Handler.OnKeyword keyword ->
              new Decl.On.Keyword(Leaf.strings(keyword.words()), keyword.keep());
          case Handler.OnError error -> new Decl.On.Fault(Leaf.name(error.variable()));
          case Handler.OnExpire expire -> new Decl.On.Expire();
          case Handler.OnMedia media -> new Decl.On.Media();
          case Handler.OnMigrate migrate -> new Decl.On.Migrate(Leaf.name(migrate.step()));
        };
    return new Decl.Handler(on, actions.target(handler.target(), at), at.place());
  }

  private static Decl test(TestCase test, At at) {
    return new Decl.Test(Leaf.string(test.name()), RaisedTests.lines(test.lines(), at), at.place());
  }
}
