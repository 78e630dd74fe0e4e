package dev.parley.runtime.conversation;

import dev.parley.flow.json.SessionJson;
import dev.parley.flow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds a conversation that was taken again against what is known of it: the outcomes of its turns,
 * the messages of the outbox, and how its session stands.
 */
public final class Differences {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final SessionJson SESSIONS = new SessionJson();

  /** What depends on whom a message goes to, and on which message it is. */
  private static final Set<String> ADDRESSING =
      Set.of("to", "recipient", "biz_opaque_callback_data");

  private Differences() {}

  /** A sentence for each difference; none if the conversation went exactly as it was recorded. */
  public static List<String> of(Recording recording, List<Retaken> retaken) {
    List<String> differences = new ArrayList<>();
    retaken.stream()
        .filter(event -> !event.outcomes().equals(event.outcomesNow()))
        .forEach(event -> differences.add(outcome(event)));
    sent(recording, retaken).ifPresent(differences::add);
    if (!retaken.isEmpty()) {
      state(recording.state().session(), retaken.getLast()).ifPresent(differences::add);
    }
    return differences;
  }

  private static String outcome(Retaken event) {
    return "The event of %s was %s; it is %s now."
        .formatted(
            event.at(),
            String.join(", ", event.outcomes()),
            event.outcomesNow().isEmpty() ? "ignored" : String.join(", ", event.outcomesNow()));
  }

  /** Old messages may be forgotten: those that are there are the last ones. */
  private static Optional<String> sent(Recording recording, List<Retaken> retaken) {
    List<ObjectNode> now =
        retaken.stream().flatMap(event -> event.bodies().stream()).map(Differences::plain).toList();
    List<ObjectNode> then = recording.sent().stream().map(Differences::plain).toList();
    int forgotten = now.size() - then.size();
    if (forgotten < 0) {
      return Optional.of("%d messages were sent; %d are now.".formatted(then.size(), now.size()));
    }
    for (int i = 0; i < then.size(); i++) {
      if (!then.get(i).equals(now.get(i + forgotten))) {
        return Optional.of(
            "A message was %s; it is %s now.".formatted(then.get(i), now.get(i + forgotten)));
      }
    }
    return Optional.empty();
  }

  private static ObjectNode plain(String body) {
    ObjectNode message = (ObjectNode) MAPPER.readTree(body);
    message.remove(ADDRESSING);
    return message;
  }

  private static Optional<String> state(Optional<Session> kept, Retaken last) {
    String then = text(kept);
    String now = text(last.decision().after().session());
    return then.equals(now)
        ? Optional.empty()
        : Optional.of("The session is %s; it would be %s now.".formatted(then, now));
  }

  private static String text(Optional<Session> session) {
    return session.map(SESSIONS::writeText).orElse("none");
  }
}
