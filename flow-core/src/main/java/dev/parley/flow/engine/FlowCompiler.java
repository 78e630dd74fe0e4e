package dev.parley.flow.engine;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Stale;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Variable;
import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes nodes of a flow's actions. A block is compiled from its last action to its first, so that
 * each node knows the one after it; only steps, which may be entered from anywhere, are looked up
 * when the turn runs.
 */
final class FlowCompiler {
  private static final long DEFAULT_EXPIRY = 24L * 3_600_000;

  private final Bot bot;
  private final Flow flow;
  private final Map<String, Integer> slots;
  private final Expressions expressions;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Integer> stepIndex = new HashMap<>();
  private final int[] stepEntries;
  private final Map<String, WaitNode> waits = new LinkedHashMap<>();
  private final WaitCompiler waitCompiler;
  private final int finish;
  private final int stay;
  private String step = "";

  private FlowCompiler(Bot bot, Flow flow, Evaluator evaluator) {
    this.bot = bot;
    this.flow = flow;
    this.slots = Slots.of(flow, bot);
    this.expressions = new Expressions(evaluator, slots, flow.id());
    this.stepEntries = new int[flow.steps().size()];
    for (int i = 0; i < flow.steps().size(); i++) {
      stepIndex.put(flow.steps().get(i).name(), i);
    }
    this.waitCompiler = new WaitCompiler(this, flow, expressions);
    this.finish = emit(new Node.Finish(new String[0], new Program[0]));
    this.stay = emit(new Node.Stay());
  }

  /**
   * Compiles a flow.
   *
   * @throws IllegalArgumentException if the flow has an error that a check would have found
   */
  static CompiledFlow compile(Bot bot, Flow flow, Evaluator evaluator) {
    return new FlowCompiler(bot, flow, evaluator).compile();
  }

  private CompiledFlow compile() {
    if (flow.steps().isEmpty()) {
      throw new IllegalArgumentException("flow `" + flow.id() + "` has no step");
    }
    Map<String, Integer> steps = new HashMap<>();
    for (int i = 0; i < flow.steps().size(); i++) {
      Step s = flow.steps().get(i);
      step = s.name();
      stepEntries[i] = emit(new Node.Enter(flow.id(), s.name(), block(s.actions(), finish)));
      steps.put(s.name(), stepEntries[i]);
    }
    List<CompiledFlow.Keyword> keywords = new ArrayList<>();
    keywords(flow.handlers(), keywords);
    keywords(bot.handlers(), keywords);
    CompiledFlow.ErrorHandler onError = onError();
    int onExpire = onExpire();
    return new CompiledFlow(
        flow.id(),
        slots.keySet().toArray(new String[0]),
        initials(),
        nodes.toArray(new Node[0]),
        stepEntries[0],
        Map.copyOf(steps),
        waits,
        List.copyOf(keywords),
        onError,
        onExpire,
        settings());
  }

  private CompiledFlow.Settings settings() {
    return new CompiledFlow.Settings(
        flow.settings().lang().or(() -> bot.settings().lang()).orElse("en"),
        flow.settings().expires().map(d -> d.millis()).orElse(DEFAULT_EXPIRY),
        flow.settings().stale().orElse(Stale.REPROMPT));
  }

  private List<CompiledFlow.Initial> initials() {
    List<CompiledFlow.Initial> initials = new ArrayList<>();
    for (List<Variable> group : List.of(flow.params(), flow.results(), flow.variables())) {
      for (Variable variable : group) {
        variable.initial().ifPresent(js -> initials.add(initial(variable, js)));
      }
    }
    return List.copyOf(initials);
  }

  private CompiledFlow.Initial initial(Variable variable, String js) {
    String name = variable.name();
    Path path =
        switch (variable.scope()) {
          case FLOW -> new Path(name, slot(name), new String[0]);
          case SESSION -> new Path("session", -1, new String[] {name});
          case CONTACT -> new Path("contact", -1, new String[] {name});
        };
    return new CompiledFlow.Initial(path, expressions.program(js));
  }

  private void keywords(List<Handler> handlers, List<CompiledFlow.Keyword> keywords) {
    for (Handler handler : handlers) {
      if (handler instanceof Handler.OnKeyword on) {
        step = "on:" + on.words().getFirst();
        int after = on.keep() ? emit(new Node.Reprompt()) : finish;
        int node = target(on.target(), after);
        Set<String> words = new LinkedHashSet<>();
        on.words().forEach(word -> words.add(Keywords.fold(word)));
        keywords.add(new CompiledFlow.Keyword(words, node));
      }
    }
  }

  private CompiledFlow.@Nullable ErrorHandler onError() {
    for (List<Handler> handlers : List.of(flow.handlers(), bot.handlers())) {
      for (Handler handler : handlers) {
        if (handler instanceof Handler.OnError on) {
          step = "on:error";
          return new CompiledFlow.ErrorHandler(slot(on.variable()), target(on.target(), finish));
        }
      }
    }
    return null;
  }

  private int onExpire() {
    for (List<Handler> handlers : List.of(flow.handlers(), bot.handlers())) {
      for (Handler handler : handlers) {
        if (handler instanceof Handler.OnExpire on) {
          step = "on:expire";
          return target(on.target(), finish);
        }
      }
    }
    return -1;
  }

  int emit(Node node) {
    nodes.add(node);
    return nodes.size() - 1;
  }

  int stay() {
    return stay;
  }

  int slot(String name) {
    Integer slot = slots.get(name);
    if (slot == null) {
      throw new IllegalArgumentException("flow `" + flow.id() + "` has no variable `" + name + "`");
    }
    return slot;
  }

  /** The id of a wait in the step that is being compiled. */
  String waitId(String variable) {
    return step + "/" + variable;
  }

  int wait(WaitNode node) {
    if (waits.putIfAbsent(node.plan().id(), node) != null) {
      throw new IllegalArgumentException(
          "flow `" + flow.id() + "` has two waits called `" + node.plan().id() + "`");
    }
    return emit(node);
  }

  /** The node a target leads to; a block continues at {@code after}. */
  int target(Target target, int after) {
    return switch (target) {
      case Target.ToStep(String name) -> emit(jump(name));
      case Target.Block(List<Action> actions) -> block(actions, after);
      case Target.ToFlow(String id) -> emit(new Node.SwitchFlow(id));
    };
  }

  /** The node an absent target means, or the target's. */
  int target(Optional<Target> target, int absent, int after) {
    return target.isEmpty() ? absent : target(target.get(), after);
  }

  private Node jump(String name) {
    Integer index = stepIndex.get(name);
    if (index == null) {
      throw new IllegalArgumentException("flow `" + flow.id() + "` has no step `" + name + "`");
    }
    return new Node.Jump(stepEntries, index);
  }

  /** The first node of a block that continues at {@code next}. */
  int block(List<Action> actions, int next) {
    int node = next;
    for (Action action : actions.reversed()) {
      node = action(action, node);
    }
    return node;
  }

  private int action(Action action, int next) {
    return switch (action) {
      case Action.Say say ->
          emit(new Node.Speak(expressions.prompt(say.prompt(), say.cta()), next));
      case Action.Ask ask -> waitCompiler.ask(ask, next);
      case Action.Choose choose -> waitCompiler.choose(choose, next);
      case Action.Assign assign -> emit(assign(assign, next));
      case Action.If branches -> branches(branches, next);
      case Action.Goto(String name) -> emit(jump(name));
      case Action.End end -> emit(end(end));
      case Action.CountRetry count ->
          throw new IllegalArgumentException("`retry` stands outside `other`");
      case Action.SendMedia send -> throw cannot(send);
      case Action.SendCard send -> throw cannot(send);
      case Action.Match match -> throw cannot(match);
      case Action.Split split -> throw cannot(split);
      case Action.Http http -> throw cannot(http);
      case Action.Run run -> throw cannot(run);
      case Action.Template template -> throw cannot(template);
      case Action.Handoff handoff -> throw cannot(handoff);
      case Action.Pause pause -> throw cannot(pause);
      case Action.Label label -> throw cannot(label);
      case Action.Group group -> throw cannot(group);
      case Action.Language language -> throw cannot(language);
      case Action.Consent consent -> throw cannot(consent);
      case Action.Emit emit -> throw cannot(emit);
    };
  }

  private static IllegalArgumentException cannot(Action action) {
    return new IllegalArgumentException("this version cannot run `" + action.word() + "`");
  }

  private Node assign(Action.Assign assign, int next) {
    Program value = expressions.program(assign.js());
    String[] names = assign.path().split("\\.");
    String root = names[0];
    if (names.length == 1) {
      return new Node.Store(root, slot(root), value, next);
    }
    boolean builtin = root.equals("contact") || root.equals("session");
    String[] keys = java.util.Arrays.copyOfRange(names, 1, names.length);
    return new Node.StorePath(new Path(root, builtin ? -1 : slot(root), keys), value, next);
  }

  private int branches(Action.If branches, int next) {
    int node = branches.otherwise().map(actions -> block(actions, next)).orElse(next);
    for (Action.Case c : branches.cases().reversed()) {
      node = emit(new Node.Branch(expressions.program(c.when()), block(c.actions(), next), node));
    }
    return node;
  }

  private Node end(Action.End end) {
    String[] names = end.results().keySet().toArray(new String[0]);
    Program[] values = new Program[names.length];
    for (int i = 0; i < names.length; i++) {
      values[i] = expressions.program(end.results().getOrDefault(names[i], ""));
    }
    return new Node.Finish(names, values);
  }
}
