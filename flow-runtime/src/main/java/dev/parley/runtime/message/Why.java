package dev.parley.runtime.message;

import dev.parley.runtime.bot.Releases;
import dev.parley.runtime.conversation.Reason;
import dev.parley.runtime.conversation.Recording;
import dev.parley.runtime.conversation.Recordings;
import dev.parley.runtime.conversation.Replay;
import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import dev.parley.runtime.outbox.SentMessage;
import dev.parley.runtime.store.AccountId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out why a message was sent: the conversation is taken again up to where it was said. */
public final class Why {
  private static final int MANY = 10_000;
  private static final Text WORDS = Text.of(0, 70_000);

  static final Thing REASON =
      Thing.named("MessageReason")
          .must("source", Text.word(List.of("flow", "api", "consent")), "")
          .may("by", Text.of(1, 300), "The user or key that had it sent.")
          .may("event", Text.id("evt"), "The event that led to it.")
          .may("at", Text.moment(), "")
          .may("input", WORDS, "What came in.")
          .may("trigger", Shape.any(), "What began the session.")
          .may("bot", WORDS, "")
          .may("release", WORDS, "")
          .may("flow", WORDS, "")
          .may("path", WORDS.list(MANY), "The steps that were entered in that turn.")
          .may("rules", WORDS.list(MANY), "What the input met, in order.")
          .may("turn", Shape.any(), "The whole turn.")
          .may("session", Shape.any(), "The session after it, with its values.");

  private final Recordings recordings;
  private final Releases releases;

  public Why(Recordings recordings, Releases releases) {
    this.recordings = recordings;
    this.releases = releases;
  }

  Answer answer(AccountId account, SentMessage message) {
    if (message.origin().isEmpty()) {
      Map<String, Object> json = new LinkedHashMap<>();
      boolean people = !message.author().isEmpty() && !message.author().equals("consent");
      json.put("source", people ? "api" : "consent");
      if (people) {
        json.put("by", message.author());
      }
      json.put("at", message.created().toString());
      return Answer.of(json);
    }
    return reason(account, message)
        .map(Why::json)
        .map(Answer::of)
        .orElseThrow(() -> Problem.notFound("The turn that said it is not recorded any more."));
  }

  private Optional<Reason> reason(AccountId account, SentMessage message) {
    Optional<Recording> recording = recordings.of(account, message.from().conversation());
    return recording.flatMap(known -> {
      Map<String, String> env =
          known.bot().map(bot -> releases.env(account.value(), bot)).orElse(Map.of());
      Replay replay = new Replay(known, releases.flows(account.value()), env);
      return Reason.of(replay.asItWas(), message.origin().orElseThrow().effect());
    });
  }

  private static Map<String, Object> json(Reason reason) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", "flow");
    json.put("event", reason.event());
    json.put("at", reason.at().toString());
    json.put("input", reason.input());
    json.put("trigger", reason.after().trigger());
    json.put("bot", reason.after().bot());
    json.put("release", reason.after().release());
    json.put("flow", reason.after().frames().getFirst().flow());
    json.put("path", reason.path());
    json.put("rules", reason.rules());
    json.put("turn", reason.turn());
    json.put("session", reason.session());
    return json;
  }
}
