package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Message;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import dev.parley.runtime.whatsapp.Destination;
import dev.parley.runtime.whatsapp.Outbound;
import dev.parley.runtime.whatsapp.OutboundMessage;
import dev.parley.runtime.whatsapp.Renderer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An event of a recorded conversation, taken again. */
public final class Retaken {
  private static final Destination ANYBODY = new Destination.Phone("15550000000");

  private final List<RecordedTurn> turns;
  private final Decision decision;

  /**
   * An event and what it leads to now.
   *
   * @param turns the event's turns as they were recorded; never empty
   */
  Retaken(List<RecordedTurn> turns, Decision decision) {
    this.turns = List.copyOf(turns);
    this.decision = decision;
  }

  List<RecordedTurn> turns() {
    return turns;
  }

  Decision decision() {
    return decision;
  }

  /** When it happened. */
  public Instant at() {
    return turns.getFirst().now().instant();
  }

  /** What came in, for people. */
  public String input() {
    return turns.getFirst().input().map(Retaken::words).orElse("");
  }

  private static String words(Input input) {
    return switch (input) {
      case Input.Reply(Incoming.Tap tap) -> "taps " + tap.text();
      case Input.Reply(Incoming message) -> "writes " + message.text();
      case Input.TimerFired timer -> "a timer fires";
      case Input.CallResult(String token, Input.CallEnd.Answered end) ->
          "a service answers " + end.status();
      case Input.CallResult(String token, Input.CallEnd.Unanswered end) ->
          "a service does not answer";
      case Input.Handback back -> "an agent hands back";
      case Input.SendRefused refused -> "a message cannot be sent: " + refused.detail();
      case Input.Cancel(String reason) -> "cancelled: " + reason;
    };
  }

  /** What became of the event's turns when they were taken first. */
  public List<String> outcomes() {
    return turns.stream().map(RecordedTurn::outcome).toList();
  }

  /** What becomes of them now. */
  public List<String> outcomesNow() {
    return decision.steps().stream().map(step -> Decide.word(step.turn().outcome())).toList();
  }

  /** What the bot says, a line each: the kind, the text and what can be tapped. */
  public List<String> says() {
    return messages().map(Retaken::line).toList();
  }

  /** The bodies of the requests that carry it, as they would be sent to nobody in particular. */
  List<String> bodies() {
    return messages()
        .map(message -> Replies.worded(message, ANYBODY))
        .filter(Worded.Sayable.class::isInstance)
        .map(worded -> body(((Worded.Sayable) worded).message()))
        .toList();
  }

  private static String body(OutboundMessage message) {
    return Renderer.render(new Outbound(ANYBODY, message, Optional.empty(), Optional.empty()));
  }

  private Stream<Message> messages() {
    return decision.effects().stream()
        .filter(Effect.Send.class::isInstance)
        .map(effect -> ((Effect.Send) effect).message());
  }

  private static String line(Message message) {
    String options =
        switch (message) {
          case Message.Buttons buttons -> titles(buttons.choices());
          case Message.Menu menu -> titles(menu.choices());
          default -> "";
        };
    String kind = message instanceof Message.Text ? "" : kind(message) + ": ";
    return kind + message.body() + options;
  }

  private static String kind(Message message) {
    return message instanceof Message.Media media
        ? media.kind()
        : message.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String titles(List<Message.Choice> choices) {
    return choices.stream().map(Message.Choice::title).collect(Collectors.joining(", ", " [", "]"));
  }

  /** Where the conversation stands then. */
  public String stands() {
    Optional<Session> session = decision.after().session();
    return session
        .map(s ->
            switch (s.state()) {
              case State.Waiting(var wait) ->
                  "waits at " + s.frames().getLast().flow() + "/" + wait.id();
              case State.Ended ended -> "ended";
              case State.Failed(var fault) -> "failed: " + fault.code() + " " + fault.message();
            })
        .orElse("no session");
  }
}
