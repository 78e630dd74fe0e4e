package dev.parley.flow.engine;

import dev.parley.flow.session.Frame;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import dev.parley.flow.session.Variables;
import dev.parley.flow.session.Wait;
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
  private static final State NOWHERE =
      new State.Waiting(new Wait.Reply("/", 0, Optional.empty(), Optional.empty()));

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
   * Which flow a message starts in a conversation that never had a session.
   *
   * @return empty if no trigger applies
   * @throws IllegalArgumentException if there is no such bot
   */
  public Optional<Start> route(String bot, Incoming message, Facts facts, Now now) {
    CompiledBot compiled = current(bot);
    World world = World.of(message, facts, now);
    return compiled
        .router()
        .route(world, trigger -> new RouteEnv(compiled, world, trigger, limits));
  }

  /**
   * Which flow a message starts after the end of a session. The session's own flow says what comes
   * right after it ({@code after_end}): silence for a while, the flow once more, or whatever the
   * triggers say.
   *
   * @param last the conversation's last session, which is over
   * @return empty if nothing starts
   * @throws IllegalArgumentException if there is no such bot
   */
  public Optional<Start> route(Session last, Incoming message, Facts facts, Now now) {
    if (last.expires().filter(until -> until.isAfter(now.instant())).isPresent()) {
      return Optional.empty();
    }
    Optional<Start> start = route(last.bot(), message, facts, now);
    String flow = last.frames().getFirst().flow();
    CompiledBot bot = current(last.bot());
    boolean again = bot.has(flow) && bot.flow(flow).settings().afterEnd().restart();
    boolean called = start.filter(s -> !Router.anything(s.trigger())).isPresent();
    boolean speaks = !(message instanceof Incoming.Consent);
    World world = World.of(message, facts, now);
    return again && !called && speaks
        ? Optional.of(new Start(last.bot(), flow, world.trigger("restart"), Map.of()))
        : start;
  }

  /**
   * Whether a call of the management API or a campaign may start this: the flow says {@code trigger
   * api}, and its condition holds.
   *
   * @throws IllegalArgumentException if there is no such bot or flow
   */
  public boolean admits(Start start, Facts facts, Now now) {
    CompiledBot compiled = current(start.bot());
    World world = new World(null, Optional.empty(), facts, now);
    return compiled
        .router()
        .admits(
            compiled.flow(start.flow()).id(),
            new RouteEnv(compiled, world, start.trigger(), limits));
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
    Run run = new Run(bot, blank, new World(null, Optional.empty(), facts, now), limits);
    run.prolong();
    run.event(new Event.Started(flow.id()));
    run.attempt(r -> {
      Beginning.of(r, start.params());
      return flow.places().start();
    });
    return Closing.of(run);
  }

  private static Session blank(String sessionId, Start start, CompiledBot bot, CompiledFlow flow) {
    Variables unset = Variables.wrap(flow.names(), new @Nullable Object[flow.names().length]);
    return new Session(
        sessionId,
        bot.id(),
        bot.release(),
        0,
        0,
        NOWHERE,
        List.of(new Frame(flow.id(), unset, "")),
        Map.of(),
        start.trigger(),
        Optional.empty(),
        false);
  }

  /**
   * Takes the next turn of a session.
   *
   * <p>An input that the session cannot take is refused: the turn holds the same session, and its
   * outcome says what to do with the input. A session whose flow says {@code version: latest} moves
   * to the bot's current release with the first input that it takes.
   */
  public Turn resume(Session session, Input input, Facts facts, Now now) {
    Turn refused = Gate.refuses(session, input, now);
    if (refused != null) {
      return refused;
    }
    CompiledBot pinned = flows.release(session.bot(), session.release()).orElse(null);
    if (pinned == null || !pinned.hasAll(session.frames())) {
      return Gate.refused(
          session,
          "release `" + session.release() + "` of bot `" + session.bot() + "` is not at hand");
    }
    World world = World.of(input, facts, now);
    // What became of a message is for the release that said it.
    boolean moves = pinned.moves() && !(input instanceof Input.SendRefused);
    Optional<CompiledBot> newer = moves ? newer(session, pinned) : Optional.empty();
    if (newer.isEmpty()) {
      return Journey.stays(new Run(pinned, session, world, limits), input);
    }
    Move move = Move.of(session, pinned, newer.get());
    Run run = new Run(newer.get(), move.session(), world, limits);
    return Journey.moves(run, input, new Departure(session, pinned, move));
  }

  /**
   * Answers an open form that asks for its next screen, by the function that is called as the form.
   * No turn is taken: the session stays as it is until the form is sent off.
   *
   * @param question what the function is given; the contact and the flow's variables are added
   */
  public FormReply form(Session session, FormQuestion question, Facts facts, Now now) {
    if (!(session.state() instanceof State.Waiting(Wait.Reply reply))
        || !session.token().equals(question.token())) {
      return new FormReply.Over();
    }
    CompiledBot pinned = flows.release(session.bot(), session.release()).orElse(null);
    if (pinned == null || !pinned.hasAll(session.frames())) {
      return new FormReply.Over();
    }
    World world = new World(null, Optional.empty(), facts, now);
    return FormDesk.answer(new Run(pinned, session, world, limits), question);
  }

  /** The release that a session moves to. */
  private Optional<CompiledBot> newer(Session session, CompiledBot pinned) {
    return pinned.flow(session.frames().getFirst().flow()).settings().latest()
        ? flows.current(session.bot()).filter(b -> !b.release().equals(session.release()))
        : Optional.empty();
  }

  private CompiledBot current(String bot) {
    return flows
        .current(bot)
        .orElseThrow(() -> new IllegalArgumentException("there is no bot `" + bot + "`"));
  }
}
