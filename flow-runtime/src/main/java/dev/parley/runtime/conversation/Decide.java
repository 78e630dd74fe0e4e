package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Event;
import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Outcome;
import dev.parley.flow.engine.Start;
import dev.parley.flow.engine.Turn;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import dev.parley.runtime.contact.consent.Wish;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens when something arrives in a conversation. Pure: no clock, no database, no network;
 * the same state, event and circumstances give the same decision.
 */
final class Decide {
  /** A flow may go on to another flow, but not for ever. */
  private static final int MOST_STARTS = 5;

  private final Circumstances with;
  private final ConversationState before;
  private final List<Decision.Step> steps = new ArrayList<>();
  private Optional<Session> session;
  private Facts facts;
  private Owner owner;

  private Decide(ConversationState before, Circumstances with) {
    this.before = before;
    this.with = with;
    this.session = before.session();
    this.facts = with.facts();
    this.owner = before.owner();
  }

  /** Decides. */
  static Decision on(ConversationState state, Arrival arrival, Circumstances with) {
    return new Decide(state, with).decide(arrival);
  }

  private Decision decide(Arrival arrival) {
    Optional<Wish> wish = with.wish().filter(w -> !w.soft() || !called(arrival));
    if (wish.isPresent()) {
      return opt(arrival, wish.get());
    }
    if (owner == Owner.HUMAN && !(arrival.input() instanceof Input.Handback)) {
      return decision(arrival, "human", "A person answers in this conversation.");
    }
    owner = Owner.BOT;
    return switch (arrival.input()) {
      case Input.Reply reply when before.live().isEmpty() -> route(arrival, reply.message());
      case Input.TimerFired fired when before.live().isEmpty() -> stale(arrival);
      case Input.CallResult result when before.live().isEmpty() -> stale(arrival);
      case Input.SendRefused refused when before.session().isEmpty() -> stale(arrival);
      case Input.Handback handback when before.live().isEmpty() -> stale(arrival);
      case Input.Cancel cancel when before.live().isEmpty() ->
          decision(arrival, "refused", "No session waits.");
      case Input input -> resume(arrival, input);
    };
  }

  /** Whether a flow has a keyword for what was written. */
  private boolean called(Arrival arrival) {
    return arrival.input() instanceof Input.Reply(Incoming message)
        && matching(message).filter(s -> "keyword".equals(s.trigger().get("type"))).isPresent();
  }

  /**
   * Who opts out or in has done so, whoever answers them and whatever a flow waits for; that flow
   * goes on waiting. Where none does, one may begin with it.
   */
  private Decision opt(Arrival arrival, Wish wish) {
    if (owner == Owner.BOT && before.live().isEmpty()) {
      Incoming news = new Incoming.Consent(wish.given(), wish.purpose().word());
      matching(news).ifPresent(start -> start(start, Optional.of(new Input.Reply(news))));
    }
    Decision decision = decision(arrival, wish.given() ? "opted_in" : "opted_out", "");
    return decision.heeding(wish);
  }

  /** What a message starts, if a bot answers. */
  private Optional<Start> matching(Incoming message) {
    if (with.bot().isEmpty()) {
      return Optional.empty();
    }
    return before.session().filter(last -> last.bot().equals(with.bot().get())).isPresent()
        ? with.engine().route(before.session().get(), message, facts, with.now())
        : with.engine().route(with.bot().get(), message, facts, with.now());
  }

  private Decision stale(Arrival arrival) {
    return decision(arrival, "stale", "No session waits.");
  }

  private Decision route(Arrival arrival, Incoming message) {
    if (with.bot().isEmpty()) {
      return decision(arrival, "unmatched", "No bot answers on this number.");
    }
    Optional<Start> start = matching(message);
    if (start.isEmpty()) {
      return decision(arrival, "unmatched", "No trigger applies.");
    }
    start(start.get(), Optional.of(arrival.input()));
    return decision(arrival, word(Outcome.STARTED), "");
  }

  private Decision resume(Arrival arrival, Input input) {
    Turn turn = with.engine().resume(before.session().orElseThrow(), input, facts, with.now());
    if (turn.outcome() == Outcome.HELD) {
      return Decision.held(before);
    }
    take(turn, Optional.of(input));
    return decision(arrival, word(turn.outcome()), reason(input, turn));
  }

  private void start(Start start, Optional<Input> input) {
    String id = steps.isEmpty() ? with.sessionId() : with.sessionId() + "r" + steps.size();
    take(with.engine().start(id, start, facts, with.now()), input);
  }

  /** Takes a turn's result over, and goes on to the flow it asks for. */
  private void take(Turn turn, Optional<Input> input) {
    steps.add(new Decision.Step(input, facts, with.now(), turn));
    session = Optional.of(turn.session());
    turn.effects().forEach(this::learn);
    if (turn.effects().stream().anyMatch(Effect.Handoff.class::isInstance)) {
      owner = Owner.HUMAN;
    }
    Optional<Start> next =
        turn.effects().stream()
            .filter(Effect.StartFlow.class::isInstance)
            .map(effect -> ((Effect.StartFlow) effect).start())
            .findFirst();
    if (next.isPresent() && steps.size() <= MOST_STARTS) {
      start(next.get(), Optional.empty());
    }
  }

  /** What a flow writes about the contact, the next flow reads. */
  @SuppressWarnings("NullAway") // class files forget what a compact constructor's maps may hold
  private void learn(Effect effect) {
    ContactChange.of(effect, facts.contact())
        .ifPresent(change -> learn(change.field(), change.value()));
  }

  @SuppressWarnings("NullAway") // class files forget what a compact constructor's maps may hold
  private void learn(String field, @Nullable Object value) {
    Map<String, @Nullable Object> contact = new LinkedHashMap<>(facts.contact());
    contact.put(field, value);
    facts = new Facts(contact, facts.env(), facts.hours(), facts.firstContact());
  }

  private Decision decision(Arrival arrival, String outcome, String detail) {
    boolean wrote = arrival.input() instanceof Input.Reply;
    ConversationState after =
        new ConversationState(
            before.id(),
            before.account(),
            before.channel(),
            before.contact(),
            owner,
            before.version() + 1,
            session,
            wrote ? Optional.of(arrival.received()) : before.lastInbound(),
            before.newcomer() && !wrote);
    return new Decision(before, after, outcome, detail, steps);
  }

  /** Why an input changed nothing, or went another way than people want. */
  private static String reason(Input input, Turn turn) {
    if (turn.session().state() instanceof State.Failed(var fault)) {
      return fault.code() + ": " + fault.message();
    }
    if (input instanceof Input.SendRefused refused) {
      return refused.detail();
    }
    return turn.events().stream()
        .filter(Event.Refused.class::isInstance)
        .map(event -> ((Event.Refused) event).reason())
        .findFirst()
        .orElse("");
  }

  static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
