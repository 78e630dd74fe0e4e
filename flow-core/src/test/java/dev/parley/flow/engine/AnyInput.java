package dev.parley.flow.engine;

import dev.parley.flow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Inputs drawn from a seed: what fits the session, what came too late and what is nobody's. */
final class AnyInput {
  private static final List<String> TEXTS =
      List.of(
          "yes",
          "No",
          "2",
          "7",
          "bad",
          "menu",
          "help",
          "stop",
          "",
          "🍕 ${n}",
          "2026-02-30",
          "maybe");

  private final SplittableRandom random;
  private final List<Message.Choice> shown = new ArrayList<>();

  AnyInput(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Notes what the customer can tap from now on. */
  void sees(Turn turn) {
    turn.messages().stream().flatMap(AnyInput::choices).forEach(shown::add);
  }

  private static Stream<Message.Choice> choices(Message message) {
    return switch (message) {
      case Message.Buttons buttons -> buttons.choices().stream();
      case Message.Menu menu -> menu.choices().stream();
      default -> Stream.empty();
    };
  }

  Input next(Session session) {
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> reply(new Incoming.Text(TEXTS.get(random.nextInt(TEXTS.size()))));
      case 3, 4 -> reply(tap());
      case 5 -> new Input.TimerFired(token(session));
      case 6, 7 -> new Input.CallResult(token(session), end());
      case 8, 9 -> new Input.Handback(token(session));
      case 11, 12 ->
          new Input.SendRefused(token(session), "ses_1.1.0", pick(), "it cannot be sent");
      case 10 -> reply(new Incoming.Media("image", "m1", Optional.empty(), "", Optional.empty()));
      default ->
          random.nextInt(9) == 0
              ? new Input.Cancel("by law")
              : reply(new Incoming.Other("reaction", "👍"));
    };
  }

  private Input.Refusal pick() {
    Input.Refusal[] all = Input.Refusal.values();
    return all[random.nextInt(all.length)];
  }

  /** Mostly a short time; sometimes longer than any time-out, sometimes than the expiry. */
  long seconds() {
    return switch (random.nextInt(6)) {
      case 0 -> 600;
      case 1 -> 300;
      case 2 -> 90_000;
      default -> 5;
    };
  }

  private static Input reply(Incoming message) {
    return new Input.Reply(message);
  }

  private Incoming tap() {
    if (shown.isEmpty() || random.nextInt(8) == 0) {
      return new Incoming.Tap("foreign/button:" + random.nextInt(5), "Foreign");
    }
    Message.Choice choice =
        random.nextBoolean() ? shown.getLast() : shown.get(random.nextInt(shown.size()));
    return new Incoming.Tap(choice.id(), choice.title());
  }

  private String token(Session session) {
    return random.nextInt(4) == 0
        ? Session.token(session.id(), random.nextInt(session.entries() + 2))
        : session.token();
  }

  private Input.CallEnd end() {
    return switch (random.nextInt(4)) {
      case 0 -> new Input.CallEnd.Unanswered(Input.Reason.TIMEOUT, "too slow");
      case 1 -> new Input.CallEnd.Answered(500, Map.of(), "{oops");
      default ->
          new Input.CallEnd.Answered(200, Map.of("content-type", "application/json"), "{\"a\":1}");
    };
  }
}
