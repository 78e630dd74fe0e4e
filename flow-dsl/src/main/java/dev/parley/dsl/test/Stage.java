package dev.parley.dsl.test;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Event;
import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Flows;
import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Limits;
import dev.parley.flow.engine.Now;
import dev.parley.flow.engine.Start;
import dev.parley.flow.engine.Turn;
import dev.parley.flow.json.SessionJson;
import dev.parley.flow.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A host without a world: it keeps the session as its storage form, has a clock that a test moves,
 * and carries effects out on the spot.
 */
final class Stage {
  private static final int MOST_WAKE_UPS = 1_000;
  private static final SessionJson STORAGE = new SessionJson();

  private final Subject subject;
  private final Phone phone;
  private final List<Turn> turns = new ArrayList<>();
  private final World world = new World();
  private final Mocks mocks = new Mocks();
  private final Refusals refusals = new Refusals();
  private Engine engine;
  private Instant clock;
  private byte @Nullable [] stored;
  private Effect.@Nullable SetTimer timer;
  private int sessions;
  private long seed;

  Stage(Subject subject, Phone phone, Instant begin) {
    this.subject = subject;
    this.phone = phone;
    this.clock = begin;
    this.engine = new Engine(subject.usual(), Limits.defaults());
  }

  /** What the host knows of the world, as far as the test says. */
  static final class World {
    Map<String, @Nullable Object> contact = Map.of();
    Map<String, @Nullable Object> env = Map.of();
    Map<String, @Nullable Object> hours = Map.of();
    private boolean met;

    // The class file of a record says nothing of the nulls that its maps may hold.
    @SuppressWarnings("NullAway")
    private Facts facts() {
      Map<String, String> settings = new LinkedHashMap<>();
      env.forEach((name, value) -> settings.put(name, String.valueOf(value)));
      return new Facts(contact, settings, hours, !met);
    }
  }

  Mocks mocks() {
    return mocks;
  }

  Refusals refusals() {
    return refusals;
  }

  World world() {
    return world;
  }

  Instant clock() {
    return clock;
  }

  void setClock(Instant instant) {
    clock = instant;
  }

  /** The turns up to now. */
  List<Turn> turns() {
    return turns;
  }

  List<Event> events() {
    return turns.stream().flatMap(turn -> turn.events().stream()).toList();
  }

  /** The last session, as it came out of storage; empty before the first. */
  Optional<Session> session() {
    return stored == null ? Optional.empty() : Optional.of(STORAGE.read(stored));
  }

  Optional<Session> live() {
    return session().filter(Session::live);
  }

  /** Starts a session, with these releases for it. */
  void start(Start start, Flows releases) {
    engine = new Engine(releases, Limits.defaults());
    start(start);
    world.met = true;
  }

  private void start(Start start) {
    timer = null;
    sessions++;
    apply(engine.start("test-" + sessions, start, world.facts(), now()));
  }

  /** Which flow the bot's triggers pick for a message. */
  Optional<Start> route(Incoming message) {
    return new Engine(subject.usual(), Limits.defaults())
        .route(subject.bot().id(), message, world.facts(), now());
  }

  /** The customer writes: to the live session, or to the bot's triggers. */
  void receive(Incoming message) {
    Optional<Session> live = live();
    if (live.isPresent()) {
      apply(engine.resume(live.get(), new Input.Reply(message), world.facts(), now()));
    } else {
      route(message).ifPresent(start -> start(start, subject.usual()));
    }
    world.met = true;
  }

  /**
   * Moves the clock and wakes the session whenever it asked to be woken.
   *
   * @return whether time passed; false if the session wakes up without end
   */
  boolean pass(Duration time) {
    Instant until = clock.plus(time);
    for (int woken = 0; woken < MOST_WAKE_UPS; woken++) {
      Effect.SetTimer due = timer;
      if (due == null || due.due().isAfter(until)) {
        clock = until;
        return true;
      }
      timer = null;
      clock = due.due().isAfter(clock) ? due.due() : clock;
      wake(due.token());
    }
    return false;
  }

  private void wake(String token) {
    give(new Input.TimerFired(token));
  }

  private Now now() {
    return new Now(clock, ++seed);
  }

  private void apply(Turn turn) {
    stored = STORAGE.write(turn.session());
    turns.add(turn);
    List<Input.SendRefused> refused = refusals.of(turn);
    phone.receive(turn, subject, refused.stream().map(Input.SendRefused::effect).toList());
    Effect.@Nullable Call call = null;
    for (Effect effect : turn.effects()) {
      switch (effect) {
        case Effect.Send send -> {} // the phone has it
        case Effect.SetTimer set -> timer = set;
        case Effect.ClearTimer clear -> timer = null;
        case Effect.SetContact set ->
            world.contact = TestScope.with(world.contact, List.of(set.field()), set.value());
        case Effect.Label label -> member("labels", label.label(), label.on());
        case Effect.Group group -> member("groups", group.group(), group.in());
        case Effect.Language language ->
            world.contact = TestScope.with(world.contact, List.of("lang"), language.lang());
        case Effect.Call made -> call = made;
        case Effect.Handoff handoff -> {} // waits for the person
        case Effect.Consent consent -> {} // nothing that a test can look at
        case Effect.Emit emit -> {} // nothing that a test can look at
        case Effect.StartFlow next -> start(next.start(), subject.usual());
      }
    }
    refused.forEach(this::give);
    if (call != null) {
      answered(call);
    }
  }

  private void give(Input input) {
    session().ifPresent(s -> apply(engine.resume(s, input, world.facts(), now())));
  }

  /** The turn has ended at the call, and the service answers. */
  private void answered(Effect.Call call) {
    give(new Input.CallResult(call.token(), mocks.answer(call.call())));
  }

  private void member(String list, String name, boolean in) {
    List<@Nullable Object> members = new ArrayList<>();
    if (world.contact.get(list) instanceof List<?> before) {
      members.addAll(before);
    }
    members.remove(name);
    if (in) {
      members.add(name);
    }
    world.contact = TestScope.with(world.contact, List.of(list), List.copyOf(members));
  }
}
