package dev.parley.flow.engine;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.Meter;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.session.Fault;
import dev.parley.flow.session.Frame;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import dev.parley.flow.session.Variables;
import dev.parley.flow.session.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One turn while it runs: the session's values taken apart, what expressions may read, and the
 * effects and events so far. It lives for one call of the engine and is then put together again.
 */
final class Run implements Env {
  private final CompiledBot bot;
  private final CompiledFlow flow;
  private final Session before;
  private final World world;
  private final Limits limits;
  private final Meter meter;
  private final List<Effect> effects = new ArrayList<>(4);
  private final List<Event> events = new ArrayList<>(8);
  private final Scope scope;
  private @Nullable SplittableRandom random;
  private @Nullable Wait wait;
  private @Nullable State over;
  private int entries;
  private int steps;
  private boolean faulted;

  /** The variables of the top frame, by slot. */
  final @Nullable Object[] values;

  /** The step that runs. */
  String step = "";

  /** What becomes of the input. */
  Outcome outcome = Outcome.STARTED;

  /** When the session expires after this turn. */
  @Nullable Instant expires;

  Run(CompiledBot bot, Session before, World world, Limits limits) {
    Frame top = before.frames().getLast();
    this.bot = bot;
    this.flow = bot.flow(top.flow());
    this.before = before;
    this.world = world;
    this.limits = limits;
    this.meter = new Meter(limits.cost(), limits.size());
    this.values = top.variables().arrange(flow.names());
    this.entries = before.entries();
    this.expires = before.expires().orElse(null);
    this.wait = before.waiting().orElse(null);
    this.step = wait == null ? "" : wait.step();
    this.scope = new Scope(before, world, bot);
  }

  /** Runs from a node until the turn ends, dealing with faults. */
  void from(int node) {
    try {
      loop(node);
    } catch (ScriptFault fault) {
      fault(fault.code(), String.valueOf(fault.getMessage()));
    } catch (FlowFault fault) {
      fault(fault.code(), fault.sentence());
    }
  }

  /** Runs something that yields a node, and then from there. */
  void attempt(java.util.function.ToIntFunction<Run> first) {
    try {
      loop(first.applyAsInt(this));
    } catch (ScriptFault fault) {
      fault(fault.code(), String.valueOf(fault.getMessage()));
    } catch (FlowFault fault) {
      fault(fault.code(), fault.sentence());
    }
  }

  private void loop(int start) {
    Node[] nodes = flow.nodes();
    int node = start;
    while (node >= 0) {
      if (++steps > limits.steps()) {
        throw new FlowFault(
            FlowFault.TOO_MANY_STEPS,
            "the flow took more than " + limits.steps() + " actions without waiting");
      }
      node = nodes[node].run(this);
    }
  }

  /** A fault of the flow: its {@code on error} takes over once, else the session fails. */
  void fault(String code, String message) {
    Fault fault = new Fault(code, message, step);
    event(new Event.Faulted(fault));
    CompiledFlow.ErrorHandler handler = flow.onError();
    if (faulted || handler == null) {
      event(new Event.Failed(fault));
      over = new State.Failed(fault);
      return;
    }
    faulted = true;
    Map<String, @Nullable Object> bound = new LinkedHashMap<>();
    bound.put("code", code);
    bound.put("message", message);
    bound.put("step", step);
    values[handler.slot()] = bound;
    steps = 0;
    from(handler.node());
  }

  CompiledFlow flow() {
    return flow;
  }

  Limits limits() {
    return limits;
  }

  /** The current wait; only while there is one. */
  Wait waiting() {
    return Objects.requireNonNull(wait, "no wait");
  }

  WaitNode currentWait() {
    return flow.waitNode(waiting().id())
        .orElseThrow(
            () -> new FlowFault(FlowFault.LOST_PLACE, "there is no `" + waiting().id() + "` here"));
  }

  /** A new wait begins, with a token of its own. */
  void enter(WaitNode node) {
    entries++;
    WaitPlan plan = node.plan();
    Optional<Instant> timeout =
        plan.timeout() == 0
            ? Optional.empty()
            : Optional.of(world.now().instant().plusMillis(plan.timeout()));
    wait = new Wait(plan.id(), 0, timeout, Optional.empty());
    event(new Event.WaitEntered(plan.id()));
  }

  /** The wait goes on, changed. */
  void waitsOn(Wait changed) {
    wait = changed;
  }

  String token() {
    return Session.token(before.id(), entries);
  }

  /** What expressions read as {@code wait}. */
  Map<String, @Nullable Object> waitFacts() {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("id", wait == null ? null : wait.id());
    facts.put("token", wait == null ? null : token());
    return facts;
  }

  void event(Event event) {
    events.add(event);
  }

  void send(Message message) {
    effects.add(new Effect.Send(effectId(), message));
  }

  private String effectId() {
    return before.id() + "." + (before.turn() + 1) + "." + effects.size();
  }

  void store(String name, int slot, @Nullable Object value) {
    values[slot] = value;
    event(new Event.VariableSet(name, value));
  }

  void storeContact(String field, @Nullable Object value) {
    scope.putContact(field, value);
    effects.add(new Effect.SetContact(effectId(), field, value));
    event(new Event.VariableSet("contact." + field, value));
  }

  void storeSession(String name, @Nullable Object value) {
    scope.putSession(name, value);
    event(new Event.VariableSet("session." + name, value));
  }

  int finish(Map<String, @Nullable Object> results) {
    over = new State.Ended(results);
    event(new Event.Ended());
    return Node.OVER;
  }

  int switchTo(String other) {
    Start start = new Start(bot.id(), other, world.trigger("flow"), Map.of());
    effects.add(new Effect.StartFlow(effectId(), start));
    return finish(Map.of());
  }

  /** Puts the session together again. */
  Turn end() {
    if (over == null && SessionSize.of(values, scope.sessionVariables()) > limits.sessionSize()) {
      fault(
          FlowFault.SESSION_SIZE,
          "the session's variables grew beyond " + limits.sessionSize() + " characters");
    }
    State state = over == null ? new State.Waiting(waiting()) : over;
    Frame top = before.frames().getLast();
    Session after =
        new Session(
            before.id(),
            before.bot(),
            before.release(),
            before.turn() + 1,
            entries,
            state,
            frames(new Frame(top.flow(), Variables.wrap(flow.names(), values), top.call())),
            scope.sessionVariables(),
            before.trigger(),
            over == null ? Optional.ofNullable(expires) : Optional.empty());
    timer(after);
    return new Turn(after, outcome, effects, events);
  }

  private List<Frame> frames(Frame top) {
    if (before.frames().size() == 1) {
      return List.of(top);
    }
    List<Frame> frames = new ArrayList<>(before.frames());
    frames.set(frames.size() - 1, top);
    return List.copyOf(frames);
  }

  private void timer(Session after) {
    Optional<Instant> due = after.wakeAt();
    boolean had = before.turn() > 0 && before.wakeAt().isPresent();
    if (due.isPresent()) {
      if (!had || !due.equals(before.wakeAt()) || !after.token().equals(before.token())) {
        effects.add(new Effect.SetTimer(effectId(), due.get(), after.token()));
      }
    } else if (had) {
      effects.add(new Effect.ClearTimer(effectId()));
    }
  }

  @Override
  public @Nullable Object slot(int slot) {
    return slot < Builtin.FIRST_SLOT ? values[slot] : scope.value(Builtin.at(slot), this);
  }

  @Override
  public Meter meter() {
    return meter;
  }

  @Override
  public long nowMillis() {
    return world.now().instant().toEpochMilli();
  }

  @Override
  public double random() {
    if (random == null) {
      random = new SplittableRandom(world.now().seed());
    }
    return random.nextDouble();
  }

  @Override
  public String zone() {
    return bot.zone();
  }

  @Override
  public String lang() {
    return flow.lang();
  }

  /** The country whose phone numbers need no prefix; empty if the bot names none. */
  String country() {
    return bot.country();
  }
}
