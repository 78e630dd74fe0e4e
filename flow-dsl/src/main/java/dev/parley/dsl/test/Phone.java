package dev.parley.dsl.test;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Event;
import dev.parley.flow.engine.Message;
import dev.parley.flow.engine.Turn;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.ChoiceForm;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Option;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.Wait;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What the customer has on the screen, and which messages no line of the test has named yet. */
final class Phone {
  private final List<Seen> screen = new ArrayList<>();
  private final Deque<Seen> unmatched = new ArrayDeque<>();

  /**
   * Shows what a turn says.
   *
   * @param unsent the ids of its messages that cannot be sent
   */
  void receive(Turn turn, Subject subject, List<String> unsent) {
    List<Message> messages =
        turn.effects().stream()
            .filter(effect -> effect instanceof Effect.Send && !unsent.contains(effect.id()))
            .map(effect -> ((Effect.Send) effect).message())
            .toList();
    for (int i = 0; i < messages.size(); i++) {
      boolean last = i == messages.size() - 1;
      Seen seen =
          last ? prompt(messages.get(i), turn, subject.bot().flows()) : Seen.of(messages.get(i));
      screen.add(seen);
      unmatched.add(seen);
    }
  }

  /** The next message that no line of the test has named, and takes it. */
  Optional<Seen> next() {
    return Optional.ofNullable(unmatched.poll());
  }

  boolean allMatched() {
    return unmatched.isEmpty();
  }

  /** The messages that no line of the test has named, and takes them. */
  List<Seen> rest() {
    List<Seen> rest = List.copyOf(unmatched);
    unmatched.clear();
    return rest;
  }

  /** The newest message that offers an option, among those whose text fits. */
  Optional<Seen> offering(String option, Optional<String> pattern) {
    return screen.reversed().stream()
        .filter(seen -> seen.choice(option).isPresent() || seen.offersInWords(option))
        .filter(
            seen -> pattern.map(p -> new Wildcard(p).matches(seen.message().body())).orElse(true))
        .findFirst();
  }

  /** The ids of all options that were ever offered, newest message first. */
  List<String> offered() {
    return screen.reversed().stream().flatMap(s -> s.options().stream()).distinct().toList();
  }

  /**
   * A choice {@code as text} is sent as plain text; that it is a choice shows in the wait that its
   * turn ends in.
   */
  private static Seen prompt(Message message, Turn turn, List<Flow> flows) {
    return message instanceof Message.Text && prompted(turn)
        ? turn.session()
            .waiting()
            .flatMap(wait -> numbered(wait, turn.session(), flows))
            .map(options -> Seen.numbered(message, options))
            .orElseGet(() -> Seen.of(message))
        : Seen.of(message);
  }

  /** A wrong answer is met by other words than the prompt, unless the prompt is all there is. */
  private static boolean prompted(Turn turn) {
    return turn.events().stream().anyMatch(Event.WaitEntered.class::isInstance)
        || turn.events().stream().noneMatch(Event.AnswerFailed.class::isInstance);
  }

  private static Optional<List<String>> numbered(Wait wait, Session session, List<Flow> flows) {
    String flowId = session.frames().getLast().flow();
    return flows.stream()
        .filter(flow -> flow.id().equals(flowId))
        .findFirst()
        .flatMap(flow -> Walk.choice(flow, wait.id()))
        .filter(choose -> choose.form().kind().filter(ChoiceForm.Kind.TEXT::equals).isPresent())
        .map(choose -> offered(wait).orElseGet(() -> ids(choose)));
  }

  private static Optional<List<String>> offered(Wait wait) {
    return wait instanceof Wait.Reply reply ? reply.offered() : Optional.empty();
  }

  private static List<String> ids(Action.Choose choose) {
    return choose.options().stream().map(Option::id).toList();
  }
}
