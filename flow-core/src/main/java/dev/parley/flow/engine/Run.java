package dev.parley.flow.engine;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.Meter;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.session.Fault;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import dev.parley.flow.session.Wait;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One turn while it runs: walks nodes, deals with faults, and knows what expressions may read. It
 * lives for one call of the engine; {@link Closing} puts the session together again.
 */
final class Run implements Env {
  private final CompiledBot bot;
  private final Session before;
  private final Meter meter;
  private final Scope scope;
  private @Nullable SplittableRandom random;
  private @Nullable Wait wait;
  private @Nullable State over;
  private @Nullable String token;
  private int steps;
  private int elsewhere;
  private int speaks = Tongues.UNKNOWN;
  private boolean troubled;

  /** What the turn is told from outside. */
  final World world;

  /** What it may cost. */
  final Limits limits;

  /** The flows it is in. */
  final Frames frames;

  /** What it has to say so far. */
  final Output output;

  /** What a handler interrupted in this turn. */
  final Interrupts interrupts = new Interrupts();

  /** How many waits the session has entered. */
  int entries;

  /** The step that runs; that of the wait where null. */
  @Nullable String step;

  /** What becomes of the input. */
  Outcome outcome = Outcome.STARTED;

  /** When the session expires after this turn. */
  @Nullable Instant expires;

  Run(CompiledBot bot, Session before, World world, Limits limits) {
    this.bot = bot;
    this.before = before;
    this.world = world;
    this.limits = limits;
    this.meter = new Meter(limits.cost(), limits.size());
    this.frames = new Frames(bot, before.frames());
    this.output = new Output(before);
    this.entries = before.entries();
    this.expires = before.expires().orElse(null);
    this.wait = before.state() instanceof State.Waiting waiting ? waiting.on() : null;
    this.troubled = before.troubled() && wait instanceof Wait.Call;
    this.scope = new Scope(before, world, bot);
  }

  /** Runs from a node until the turn ends, dealing with faults. */
  void from(int node) {
    attempt(run -> node);
  }

  /** Runs something that yields a node, and then from there. */
  void attempt(ToIntFunction<Run> first) {
    try {
      walk(first.applyAsInt(this));
    } catch (ScriptFault fault) {
      fault(fault.code(), String.valueOf(fault.getMessage()));
    } catch (FlowFault fault) {
      fault(fault.code(), fault.sentence());
    }
  }

  private void walk(int first) {
    int node = first;
    while (node >= 0 || node == Node.ELSEWHERE) {
      node = walkFlow(node >= 0 ? node : elsewhere, frames.flow.nodes());
    }
  }

  private int walkFlow(int first, Node[] nodes) {
    int node = first;
    while (node >= 0) {
      if (++steps > limits.steps()) {
        throw new FlowFault(
            FlowFault.TOO_MANY_STEPS,
            "the flow took more than " + limits.steps() + " actions without waiting");
      }
      node = nodes[node].run(this);
    }
    return node;
  }

  /** Another flow is at the top: goes on at a node of it. */
  int goOn(int node) {
    elsewhere = node;
    return Node.ELSEWHERE;
  }

  /**
   * A fault of the flow: its own {@code on error} takes over once, else its callers', else the
   * bot's; else the session fails.
   */
  void fault(String code, String message) {
    Fault fault = new Fault(code, message, step());
    event(new Event.Faulted(fault));
    CompiledFlow.ErrorHandler handler = troubled ? null : errorHandler();
    if (handler == null) {
      fail(fault);
      return;
    }
    troubled = true;
    Map<String, @Nullable Object> bound = new LinkedHashMap<>();
    bound.put("code", code);
    bound.put("message", message);
    bound.put("step", fault.step());
    frames.values[handler.slot()] = bound;
    steps = 0;
    from(handler.node());
  }

  /** Whether a message that could not be sent is dealt with, or is the second fault. */
  boolean hearsFaults() {
    return before.troubled() || frames.hearFaults();
  }

  /**
   * The turn goes on where the one before came to rest, in trouble if that one was. What was said
   * or set up then is stale from now on: of several messages that were refused the first one tells.
   */
  void goOnFromRest() {
    troubled = before.troubled();
    leaveWait();
    if (!before.live()) {
      prolong();
    }
  }

  /** Drops the frames above the one whose flow deals with faults. */
  private CompiledFlow.@Nullable ErrorHandler errorHandler() {
    frames.leaveHandler();
    for (int i = frames.depth() - 1; i >= 0; i--) {
      CompiledFlow.ErrorHandler own = frames.flowAt(i).own().onError();
      if (own != null) {
        frames.popTo(i);
        return own;
      }
    }
    frames.popTo(0);
    return frames.flow.shared().onError();
  }

  /** The customer was heard: the root flow's time to live begins again. */
  void prolong() {
    expires = world.now().instant().plusMillis(frames.flowAt(0).settings().expires());
  }

  void fail(Fault fault) {
    event(new Event.Failed(fault));
    over = new State.Failed(fault);
  }

  /** Whether an {@code on error} is at work. */
  boolean troubled() {
    return troubled;
  }

  /** The message that is answered; only in turns of one. */
  Incoming message() {
    return Objects.requireNonNull(world.message(), "no message");
  }

  CompiledBot bot() {
    return bot;
  }

  Session before() {
    return before;
  }

  Scope scope() {
    return scope;
  }

  /** The flow that runs. */
  CompiledFlow flow() {
    return frames.flow;
  }

  /** How the session ended; null while it lives. */
  @Nullable State over() {
    return over;
  }

  /** The current wait; only while there is one. */
  Wait waiting() {
    return Objects.requireNonNull(wait, "no wait");
  }

  /** The current wait for an answer; only while there is one. */
  Wait.Reply reply() {
    return (Wait.Reply) waiting();
  }

  private void leaveWait() {
    entries++;
    token = null;
  }

  /** A new wait begins, with a token of its own. */
  void enter(Wait next) {
    leaveWait();
    wait = next;
    event(new Event.WaitEntered(next.id()));
  }

  /** The wait goes on, changed. */
  void waitsOn(Wait changed) {
    wait = changed;
  }

  String token() {
    if (token == null) {
      token = Session.token(before.id(), entries);
    }
    return token;
  }

  /** The step that runs. */
  String step() {
    if (step != null) {
      return step;
    }
    return before.turn() == 0 ? "" : before.waiting().map(Wait::step).orElse("");
  }

  /** What expressions read as {@code wait}. */
  Map<String, @Nullable Object> waitFacts() {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("id", wait == null ? null : wait.id());
    facts.put("token", wait == null ? null : token());
    return facts;
  }

  void event(Event event) {
    output.event(event);
  }

  void effect(Function<String, Effect> withId) {
    output.effect(withId);
  }

  void send(Message message) {
    output.effect(id -> new Effect.Send(id, message));
  }

  void store(String name, int slot, @Nullable Object value) {
    frames.values[slot] = value;
    event(new Event.VariableSet(name, value));
  }

  void storeContact(String field, @Nullable Object value) {
    scope.putContact(field, value);
    effect(id -> new Effect.SetContact(id, field, value));
    event(new Event.VariableSet("contact." + field, value));
  }

  void storeSession(String name, @Nullable Object value) {
    scope.putSession(name, value);
    event(new Event.VariableSet("session." + name, value));
  }

  /** The flow at the top ends: the session, or back to the caller. */
  int finish(Map<String, @Nullable Object> given) {
    frames.leaveHandler();
    Map<String, @Nullable Object> results = frames.flow.results(given, frames.values);
    if (frames.depth() == 1) {
      over = new State.Ended(results);
      event(new Event.Ended());
      return Node.OVER;
    }
    event(new Event.FlowLeft(frames.flow.id()));
    String place = frames.pop();
    Stop caller = frames.flow.stop(place);
    if (!(caller instanceof RunNode call)) {
      throw new FlowFault(FlowFault.LOST_PLACE, "no flow was called at `" + caller.id() + "`");
    }
    step = call.step();
    return goOn(call.returned(this, results));
  }

  int switchTo(String other) {
    Start start = new Start(bot.id(), other, world.trigger("flow"), Map.of());
    effect(id -> new Effect.StartFlow(id, start));
    frames.popTo(0);
    return finish(Map.of());
  }

  @Override
  public @Nullable Object slot(int slot) {
    return slot < Builtin.FIRST_SLOT ? frames.values[slot] : scope.value(Builtin.at(slot), this);
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

  /** The place of the language that texts are said in now; only in a bot with translations. */
  int tongue() {
    if (speaks != Tongues.UNKNOWN) {
      return speaks;
    }
    int place = bot.tongues().find(lang());
    return place == Tongues.UNKNOWN ? bot.tongues().find(frames.flow.lang()) : place;
  }

  /** Does something while texts come out in one language, whatever the contact's is. */
  <T extends @Nullable Object> T speaking(int tongue, Supplier<T> work) {
    int before = speaks;
    speaks = tongue;
    try {
      return work.get();
    } finally {
      speaks = before;
    }
  }

  /** The contact's language if the bot speaks it, else the flow's. */
  @Override
  public String lang() {
    return scope.contact().get("lang") instanceof String lang && bot.speaks(lang)
        ? lang
        : frames.flow.lang();
  }
}
