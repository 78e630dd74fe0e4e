package dev.parley.flow.engine;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Stale;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Variable;
import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
  private final Wording wording;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Integer> stepIndex = new HashMap<>();
  private final int[] stepEntries;
  private final Map<String, Integer> stops = new LinkedHashMap<>();
  private final Map<String, String> former = new HashMap<>();
  private final StopNames names;
  private final ActionCompiler actions;

  private FlowCompiler(Bot bot, Flow flow, Evaluator evaluator, Tongues tongues) {
    this.bot = bot;
    this.flow = flow;
    this.slots = Slots.of(flow, bot);
    this.expressions = new Expressions(evaluator, slots, flow.id());
    this.wording = Wording.of(bot, flow, expressions, tongues);
    this.stepEntries = new int[flow.steps().size()];
    for (int i = 0; i < flow.steps().size(); i++) {
      stepIndex.put(flow.steps().get(i).name(), i);
    }
    this.names = new StopNames(flow.id());
    this.actions = new ActionCompiler(this, bot, flow);
  }

  /**
   * Compiles a flow.
   *
   * @param tongues the languages of the bot's texts
   * @throws IllegalArgumentException if the flow has an error that a check would have found
   */
  static CompiledFlow compile(Bot bot, Flow flow, Evaluator evaluator, Tongues tongues) {
    return new FlowCompiler(bot, flow, evaluator, tongues).compile();
  }

  private CompiledFlow compile() {
    if (flow.steps().isEmpty()) {
      throw new IllegalArgumentException("flow `" + flow.id() + "` has no step");
    }
    Map<String, Integer> steps = steps();
    HandlerCompiler own = new HandlerCompiler(this, "on:");
    HandlerCompiler shared = new HandlerCompiler(this, "bot:");
    CompiledFlow.Handlers ownHandlers = own.compile(flow.handlers());
    CompiledFlow.Handlers sharedHandlers = shared.compile(bot.handlers());
    return new CompiledFlow(
        flow.id(),
        slots.keySet().toArray(new String[0]),
        values(),
        nodes.toArray(new Node[0]),
        new CompiledFlow.Places(stepEntries[0], steps, stops, former, formerSteps()),
        ownHandlers,
        sharedHandlers,
        settings());
  }

  /** Whether the flow takes a function of this name. */
  boolean calls(String name) {
    return bot.functions(flow).stream().anyMatch(use -> use.names().contains(name));
  }

  private Map<String, Integer> steps() {
    Map<String, Integer> steps = new HashMap<>();
    int finish = emit(new Node.Finish(new String[0], new Program[0]));
    for (int i = 0; i < flow.steps().size(); i++) {
      Step step = flow.steps().get(i);
      name(step.name(), step.actions());
      int first = block(step.actions(), finish);
      stepEntries[i] = emit(new Node.Enter(flow.id(), step.name(), first));
      steps.put(step.name(), stepEntries[i]);
    }
    return steps;
  }

  private Map<String, String> formerSteps() {
    Map<String, String> was = new HashMap<>();
    flow.steps().forEach(step -> step.was().forEach(name -> was.putIfAbsent(name, step.name())));
    return Map.copyOf(was);
  }

  private CompiledFlow.Settings settings() {
    return new CompiledFlow.Settings(
        flow.settings().lang().or(() -> bot.settings().lang()).orElse("en"),
        flow.settings().expires().map(d -> d.millis()).orElse(DEFAULT_EXPIRY),
        flow.settings().stale().orElse(Stale.REPROMPT),
        flow.settings().version().filter("latest"::equals).isPresent(),
        AfterEnd.of(flow.settings().afterEnd()));
  }

  private CompiledFlow.Values values() {
    List<CompiledFlow.Initial> initials = new ArrayList<>();
    for (List<Variable> group : List.of(flow.params(), flow.results(), flow.variables())) {
      for (Variable variable : group) {
        variable.initial().ifPresent(js -> initials.add(initial(variable, js)));
      }
    }
    Map<String, Integer> results = new LinkedHashMap<>();
    flow.results().forEach(result -> results.put(result.name(), slot(result.name())));
    return new CompiledFlow.Values(
        flow.params().stream().map(Variable::name).collect(Collectors.toUnmodifiableSet()),
        List.copyOf(initials),
        results);
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

  Expressions expressions() {
    return expressions;
  }

  /** What customers read. */
  Wording wording() {
    return wording;
  }

  /** Gives ids to the places of a step or handler, before it is compiled. */
  void name(String step, List<Action> block) {
    names.add(step, block);
  }

  int emit(Node node) {
    nodes.add(node);
    return nodes.size() - 1;
  }

  /** Emits a place of an action, known by its id and by those it had before. */
  int place(Stop stop, Optional<String> was) {
    int node = emit(stop);
    stops.put(stop.id(), node);
    String name = StopNames.name(stop.id());
    List<String> steps = new ArrayList<>(List.of(stop.step()));
    flow.step(stop.step()).ifPresent(step -> steps.addAll(step.was()));
    for (String step : steps) {
      former.putIfAbsent(step + "/" + name, stop.id());
      was.ifPresent(earlier -> former.putIfAbsent(step + "/" + earlier, stop.id()));
    }
    return node;
  }

  String id(Action action) {
    return names.of(action);
  }

  int slot(String name) {
    Integer slot = slots.get(name);
    if (slot == null) {
      throw new IllegalArgumentException("flow `" + flow.id() + "` has no variable `" + name + "`");
    }
    return slot;
  }

  /** The node a target leads to; a block continues at {@code after}. */
  int target(Target target, int after) {
    return switch (target) {
      case Target.ToStep(String name) -> emit(jump(name));
      case Target.Block(List<Action> block) -> block(block, after);
      case Target.ToFlow(String id) -> emit(new Node.SwitchFlow(id));
    };
  }

  /** The node an absent target means, or the target's. */
  int target(Optional<Target> target, int absent, int after) {
    return target.isEmpty() ? absent : target(target.get(), after);
  }

  Node jump(String name) {
    Integer index = stepIndex.get(name);
    if (index == null) {
      throw new IllegalArgumentException("flow `" + flow.id() + "` has no step `" + name + "`");
    }
    return new Node.Jump(stepEntries, index);
  }

  /** The first node of a block that continues at {@code next}. */
  int block(List<Action> block, int next) {
    int node = next;
    for (Action action : block.reversed()) {
      node = actions.action(action, node);
    }
    return node;
  }
}
