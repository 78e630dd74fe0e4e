package dev.parley.runtime.conversation;

import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Flows;
import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Limits;
import dev.parley.flow.engine.Message;
import dev.parley.flow.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the turns of a recorded conversation again: with what they took in, at their moments, with
 * their chance. Nothing is sent or stored.
 */
public final class Replay {
  private final Recording recording;
  private final Flows releases;
  private final Map<String, String> env;

  /**
   * A replay of one conversation.
   *
   * @param releases the account's releases
   * @param env the settings of its bot as they are now, for they are not recorded
   */
  public Replay(Recording recording, Flows releases, Map<String, String> env) {
    this.recording = recording;
    this.releases = releases;
    this.env = Map.copyOf(env);
  }

  /** As it was: each event with the release that it met. */
  public List<Retaken> asItWas() {
    List<Retaken> retaken = new ArrayList<>();
    ConversationState state = begin();
    for (List<RecordedTurn> event : recording.events()) {
      Flows then = new AsOf(event.getLast().release());
      Decision decision = decide(state, event, event.getFirst().input().orElseThrow(), then);
      retaken.add(new Retaken(event, decision));
      state = decision.after();
    }
    return retaken;
  }

  /**
   * As it would go through another bot. Taps, timers and results of calls, which belong to a
   * moment, are given to the same moment of the other conversation.
   *
   * @param was what {@link #asItWas()} gave
   */
  public List<Retaken> through(CompiledBot bot, List<Retaken> was) {
    List<Retaken> retaken = new ArrayList<>();
    Choices choices = new Choices();
    ConversationState state = begin();
    for (Retaken then : was) {
      Input input = then.turns().getFirst().input().orElseThrow();
      Input same =
          sameMoment(input, then.decision().before().session(), state.session())
              .orElseGet(() -> choices.translated(input));
      Decision decision = decide(state, then.turns(), same, Flows.of(bot));
      choices.note(then.decision(), decision);
      retaken.add(new Retaken(then.turns(), decision));
      state = decision.after();
    }
    return retaken;
  }

  private ConversationState begin() {
    ConversationState now = recording.state();
    boolean newcomer =
        recording.turns().stream().findFirst().map(t -> t.facts().firstContact()).orElse(false);
    return new ConversationState(
        now.id(),
        now.account(),
        now.channel(),
        now.contact(),
        Owner.BOT,
        0,
        Optional.empty(),
        Optional.empty(),
        newcomer);
  }

  @SuppressWarnings("NullAway") // class files forget what a compact constructor's maps may hold
  private Decision decide(
      ConversationState state, List<RecordedTurn> event, Input input, Flows flows) {
    RecordedTurn first = event.getFirst();
    Facts known = first.facts();
    Facts facts = new Facts(known.contact(), env, known.hours(), known.firstContact());
    Arrival arrival =
        new Arrival(
            first.inbox(),
            state.account(),
            state.channel(),
            state.id(),
            first.now().instant(),
            input);
    return Decide.on(
        // A turn was recorded, so no person had the conversation by then.
        state.owned(Owner.BOT),
        arrival,
        new Circumstances(
            new Engine(flows, Limits.defaults()),
            Optional.of(first.bot()),
            facts,
            first.now(),
            freshId(event),
            Optional.empty()));
  }

  /** The id that a session of this event got, without what follows from its place. */
  private static String freshId(List<RecordedTurn> event) {
    RecordedTurn last = event.getLast();
    String suffix = "r" + last.part();
    return last.part() > 0 && last.session().endsWith(suffix)
        ? last.session().substring(0, last.session().length() - suffix.length())
        : last.session();
  }

  /** What belonged to the wait at hand then belongs to the wait at hand now. */
  private static Optional<Input> sameMoment(
      Input input, Optional<Session> then, Optional<Session> now) {
    if (then.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    String was = then.get().token();
    String is = now.get().token();
    return switch (input) {
      case Input.TimerFired(String token) when token.equals(was) ->
          Optional.of(new Input.TimerFired(is));
      case Input.CallResult(String token, Input.CallEnd end) when token.equals(was) ->
          Optional.of(new Input.CallResult(is, end));
      case Input.Handback(String token) when token.equals(was) ->
          Optional.of(new Input.Handback(is));
      case Input.SendRefused(String token, String effect, Input.Refusal why, String detail)
          when token.equals(was) ->
          Optional.of(new Input.SendRefused(is, effect, why, detail));
      default -> Optional.empty();
    };
  }

  /** The release that a bot had at the moment of an event. */
  private final class AsOf implements Flows {
    private final String release;

    AsOf(String release) {
      this.release = release;
    }

    @Override
    public Optional<CompiledBot> current(String bot) {
      return releases.release(bot, release);
    }

    @Override
    public Optional<CompiledBot> release(String bot, String wanted) {
      return releases.release(bot, wanted);
    }
  }

  /** Which option a button offered then, and which button offers it now. */
  private static final class Choices {
    private final Map<String, String> options = new HashMap<>();
    private final Map<String, Message.Choice> buttons = new HashMap<>();

    void note(Decision then, Decision now) {
      offered(then).forEach(choice -> options.put(choice.id(), choice.option()));
      offered(now).forEach(choice -> buttons.put(choice.option(), choice));
    }

    Input translated(Input input) {
      return input instanceof Input.Reply(Incoming.Tap tap) ? new Input.Reply(button(tap)) : input;
    }

    private Incoming button(Incoming.Tap tap) {
      Message.@Nullable Choice same = buttons.get(options.getOrDefault(tap.id(), ""));
      return same == null ? tap : new Incoming.Tap(same.id(), same.title());
    }

    private static Stream<Message.Choice> offered(Decision decision) {
      return decision.effects().stream()
          .filter(Effect.Send.class::isInstance)
          .flatMap(effect ->
              switch (((Effect.Send) effect).message()) {
                case Message.Buttons buttons -> buttons.choices().stream();
                case Message.Menu menu -> menu.choices().stream();
                default -> Stream.<Message.Choice>empty();
              });
    }
  }
}
