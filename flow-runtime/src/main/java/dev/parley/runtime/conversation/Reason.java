package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Event;
import dev.parley.flow.json.SessionJson;
import dev.parley.flow.json.TurnJson;
import dev.parley.flow.session.Session;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.JsonColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a flow said something.
 *
 * @param event the event in whose turn it was said
 * @param input what came in, in words
 * @param rules what the input met, in order: a keyword, an answer, a time-out
 * @param path the steps that were entered, each as flow and step
 * @param turn the whole turn, as {@code schemas/turn.schema.json} describes it
 * @param session the session after it with its values, as {@code schemas/session.schema.json}
 *     describes it
 */
public record Reason(
    String event,
    Instant at,
    String input,
    Session after,
    List<String> rules,
    List<String> path,
    Map<String, @Nullable Object> turn,
    Map<String, @Nullable Object> session) {
  private static final SessionJson SESSIONS = new SessionJson();
  private static final TurnJson TURNS = new TurnJson();

  public Reason {
    rules = List.copyOf(rules);
    path = List.copyOf(path);
    turn = new LinkedHashMap<>(turn);
    session = new LinkedHashMap<>(session);
  }

  /** Why the message of this effect was said; empty if none of these events said it. */
  public static Optional<Reason> of(List<Retaken> events, String effect) {
    for (Retaken event : events) {
      for (Decision.Step step : event.decision().steps()) {
        boolean said =
            step.turn().effects().stream()
                .anyMatch(e -> e instanceof Effect.Send send && send.id().equals(effect));
        if (said) {
          return Optional.of(of(event, step));
        }
      }
    }
    return Optional.empty();
  }

  @SuppressWarnings("NullAway") // class files forget what a compact constructor's maps may hold
  private static Reason of(Retaken event, Decision.Step step) {
    Session after = step.turn().session();
    List<String> rules = new ArrayList<>();
    List<String> path = new ArrayList<>();
    for (Event happened : step.turn().events()) {
      rule(happened, after).ifPresent(rules::add);
      if (happened instanceof Event.StepEntered(String flow, String name)) {
        path.add(flow + "/" + name);
      }
    }
    return new Reason(
        Ids.ofSequence("evt", event.turns().getFirst().inbox()),
        event.at(),
        event.input(),
        after,
        rules,
        path,
        JsonColumn.read(TURNS.writeText(step.turn())),
        JsonColumn.read(SESSIONS.writeText(after)));
  }

  private static Optional<String> rule(Event event, Session session) {
    return switch (event) {
      case Event.Started(String flow) ->
          Optional.of("started " + flow + " by " + session.trigger().get("type"));
      case Event.FlowEntered(String flow) -> Optional.of("called " + flow);
      case Event.FlowLeft(String flow) -> Optional.of("left " + flow);
      case Event.Answered(String wait, Object value) ->
          Optional.of("answered " + wait + ": " + value);
      case Event.AnswerFailed(String wait, int failures) ->
          Optional.of("answer not accepted at " + wait + ", failure " + failures);
      case Event.TimedOut(String wait) -> Optional.of("timed out at " + wait);
      case Event.CallEnded(String wait, int status) ->
          Optional.of("call ended at " + wait + " with " + status);
      case Event.PauseEnded(String wait) -> Optional.of("pause over at " + wait);
      case Event.HandedBack(String wait) -> Optional.of("handed back at " + wait);
      case Event.Interrupted(String keyword) -> Optional.of("keyword " + keyword);
      case Event.MediaCame(String kind) -> Optional.of("file of kind " + kind);
      case Event.StaleInput(String token) -> Optional.of("answer to an earlier question");
      case Event.SendRefused refused -> Optional.of("could not be sent: " + refused.detail());
      case Event.Moved moved -> Optional.of("moved from " + moved.from() + " to " + moved.to());
      case Event.Faulted(var fault) -> Optional.of("fault " + fault.code());
      case Event.StepEntered entered -> Optional.empty();
      case Event.VariableSet set -> Optional.empty();
      case Event.WaitEntered entered -> Optional.empty();
      case Event.Dropped dropped -> Optional.empty();
      case Event.Expired expired -> Optional.empty();
      case Event.Ended ended -> Optional.empty();
      case Event.Failed failed -> Optional.empty();
      case Event.Cancelled cancelled -> Optional.empty();
      case Event.Refused refused -> Optional.empty();
    };
  }
}
