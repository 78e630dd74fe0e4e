package dev.parley.flow.engine;

import dev.parley.flow.session.Frame;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import dev.parley.flow.session.Variables;
import dev.parley.flow.session.Wait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes turns. A turn is a pure function: the same session, input, facts and moment give the same
 * bytes, on every machine. The engine sends nothing, stores nothing and waits for nothing; it
 * returns the next session and the effects, and the host carries them out.
 *
 * <pre>{@code
 * CompiledBot bot = CompiledBot.compile(source, "r1");
 * Engine engine = new Engine(Flows.of(bot), Limits.defaults());
 * Turn turn = engine.start("ses_1", Start.of("shop", "order"), Facts.none(), now);
 * turn = engine.resume(turn.session(), new Input.Reply(new Incoming.Text("Asha")), Facts.none(), now);
 * turn.messages().forEach(System.out::println);
 * }</pre>
 *
 * <p>A fault of a flow never throws: it ends in the flow's {@code on error} or in a failed session
 * with a coded event. Only misuse throws: an unknown bot or flow in {@link #start}. Instances are
 * immutable and may be shared between threads.
 */
public final class Engine {
  private final Flows flows;
  private final Limits limits;

  /**
   * An engine over these releases.
   *
   * @param flows where releases are found
   * @param limits what a turn may cost
   */
  public Engine(Flows flows, Limits limits) {
    this.flows = flows;
    this.limits = limits;
  }

  /**
   * Which flow a message starts in a conversation without a live session.
   *
   * @return empty if no trigger applies
   * @throws IllegalArgumentException if there is no such bot
   */
  public Optional<Start> route(String bot, Incoming message, Facts facts, Now now) {
    CompiledBot compiled = current(bot);
    World world = new World(message, facts, now);
    return compiled
        .router()
        .route(bot, world, trigger -> new RouteEnv(compiled, world, trigger, limits));
  }

  /**
   * Starts a session with the bot's current release.
   *
   * @param sessionId unique for ever; the host chooses it
   * @throws IllegalArgumentException if there is no such bot or flow
   */
  public Turn start(String sessionId, Start start, Facts facts, Now now) {
    CompiledBot bot = current(start.bot());
    CompiledFlow flow = bot.flow(start.flow());
    Session blank = blank(sessionId, start, bot, flow);
    Run run = new Run(bot, blank, new World(null, facts, now), limits);
    run.expires = now.instant().plusMillis(flow.settings().expires());
    run.event(new Event.Started(flow.id()));
    run.attempt(r -> {
      initialise(r, start);
      return flow.start();
    });
    return run.end();
  }

  private static Session blank(String sessionId, Start start, CompiledBot bot, CompiledFlow flow) {
    Variables unset = Variables.wrap(flow.names(), new @Nullable Object[flow.names().length]);
    State nowhere = new State.Waiting(new Wait("/", 0, Optional.empty(), Optional.empty()));
    return new Session(
        sessionId,
        bot.id(),
        bot.release(),
        0,
        0,
        nowhere,
        List.of(new Frame(flow.id(), unset, "")),
        Map.of(),
        start.trigger(),
        Optional.empty());
  }

  /** Parameters as given, then the first values of what is still unset, in order. */
  private static void initialise(Run run, Start start) {
    String[] names = run.flow().names();
    for (int i = 0; i < names.length; i++) {
      run.values[i] = start.params().get(names[i]);
    }
    for (CompiledFlow.Initial initial : run.flow().initials()) {
      if (initial.path().read(run) == null) {
        initial.path().store(run, initial.value().eval(run));
      }
    }
  }

  /**
   * Takes the next turn of a session.
   *
   * <p>An input that the session cannot take is refused: the turn holds the same session and says
   * why in its event.
   */
  public Turn resume(Session session, Input input, Facts facts, Now now) {
    if (!session.live()) {
      return refused(session, "the session is over");
    }
    Optional<CompiledBot> bot = flows.release(session.bot(), session.release());
    if (bot.isEmpty() || !bot.get().has(session.frames().getLast().flow())) {
      return refused(
          session,
          "release `" + session.release() + "` of bot `" + session.bot() + "` is not at hand");
    }
    Incoming message = input instanceof Input.Reply(Incoming m) ? m : null;
    Run run = new Run(bot.get(), session, new World(message, facts, now), limits);
    return switch (input) {
      case Input.Reply(Incoming reply) -> Replies.take(run, reply, now);
      case Input.TimerFired(String token) -> Wakeups.take(run, session, token, now);
      case Input.Cancel(String reason) -> cancelled(run, reason);
    };
  }

  private static Turn cancelled(Run run, String reason) {
    run.outcome = Outcome.CANCELLED;
    run.event(new Event.Cancelled(reason));
    run.finish(new LinkedHashMap<>());
    return run.end();
  }

  private static Turn refused(Session session, String reason) {
    return new Turn(session, Outcome.REFUSED, List.of(), List.of(new Event.Refused(reason)));
  }

  private CompiledBot current(String bot) {
    return flows
        .current(bot)
        .orElseThrow(() -> new IllegalArgumentException("there is no bot `" + bot + "`"));
  }
}
