package dev.parley.runtime.replay;

import dev.parley.flow.engine.CompiledBot;
import dev.parley.runtime.bot.Releases;
import dev.parley.runtime.bot.UnfitBot;
import dev.parley.runtime.conversation.Differences;
import dev.parley.runtime.conversation.Recording;
import dev.parley.runtime.conversation.Recordings;
import dev.parley.runtime.conversation.Replay;
import dev.parley.runtime.conversation.Retaken;
import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import dev.parley.runtime.store.AccountId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /api/v1/conversations/{id}/replay}: a conversation again, and whether it went as it
 * was recorded. {@code POST} there with a bot: the same customer through that bot.
 */
public final class ReplayRoutes implements Resource {
  private static final String PATH = "/conversations/{id}/replay";
  private static final int LARGEST_BOT = 16 * 1024 * 1024;
  private static final int MOST = 100_000;
  private static final Text WORDS = Text.of(0, MOST);

  private static final Thing OUTCOME =
      Thing.named("ReplayedOutcome")
          .must("outcome", WORDS.list(MOST), "What became of it.")
          .must("says", WORDS.list(MOST), "What was answered.")
          .must("stands", WORDS, "Where the conversation stands afterwards.");

  private static final Thing REPLAY =
      Thing.named("Replay")
          .must(
              "events",
              Thing.named("ReplayedEvent")
                  .must("at", Text.moment(), "")
                  .must("input", WORDS, "What came in.")
                  .must("outcome", WORDS.list(MOST), "What became of it.")
                  .must("says", WORDS.list(MOST), "What was answered.")
                  .must("stands", WORDS, "Where the conversation stood afterwards.")
                  .may("now", OUTCOME, "What the given bot would do, where it is something else.")
                  .list(MOST),
              "")
          .must("differences", WORDS.list(MOST), "A sentence for each.");

  private final Recordings recordings;
  private final Releases releases;

  public ReplayRoutes(Recordings recordings, Releases releases) {
    this.recordings = recordings;
    this.releases = releases;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(PATH, "replay")
            .says("A conversation again, and whether it goes as it was recorded.")
            .needs(Permission.CONVERSATIONS_READ)
            .gives(200, REPLAY)
            .by(this::asItWas),
        Operation.post(PATH, "replayThrough")
            .says("The same customer through a changed bot.")
            .needs(Permission.CONVERSATIONS_READ)
            .takes(Shape.any(), LARGEST_BOT)
            .gives(200, REPLAY)
            .by(this::through));
  }

  private Reply asItWas(Request request) {
    Recording recording = recording(request);
    List<Retaken> was = replay(request.account(), recording).asItWas();
    List<String> differences = Differences.of(recording, was);
    return answer(was.stream().map(ReplayRoutes::json).toList(), differences);
  }

  private Reply through(Request request) {
    Recording recording = recording(request);
    CompiledBot bot = bot(request.text());
    String name = recording.bot().orElse(bot.id());
    if (!name.equals(bot.id())) {
      throw Problem.badValue(
          "/bot", "The conversation is one with " + name + ", and this bot is " + bot.id() + ".");
    }
    Replay replay = replay(request.account(), recording);
    List<Retaken> was = replay.asItWas();
    List<Retaken> now = replay.through(bot, was);
    List<Map<String, Object>> events = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < was.size(); i++) {
      Map<String, Object> event = json(was.get(i));
      if (!same(was.get(i), now.get(i))) {
        event.put("now", outcome(now.get(i)));
        differences.add("The event of " + was.get(i).at() + " goes another way.");
      }
      events.add(event);
    }
    return answer(events, differences);
  }

  private static boolean same(Retaken was, Retaken now) {
    return was.says().equals(now.says()) && was.stands().equals(now.stands());
  }

  private Recording recording(Request request) {
    String id = request.path("id");
    return recordings
        .of(request.account(), id)
        .orElseThrow(() ->
            Problem.notFound(
                "There is no conversation " + id + "; /api/v1/events names those there are."));
  }

  private Replay replay(AccountId account, Recording recording) {
    Map<String, String> env =
        recording.bot().map(bot -> releases.env(account.value(), bot)).orElse(Map.of());
    return new Replay(recording, releases.flows(account.value()), env);
  }

  private CompiledBot bot(String content) {
    try {
      return releases.trial(content);
    } catch (UnfitBot unfit) {
      throw Problem.badRequest(String.valueOf(unfit.getMessage()));
    }
  }

  private static Map<String, Object> json(Retaken event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", event.at().toString());
    json.put("input", event.input());
    json.putAll(outcome(event));
    return json;
  }

  private static Map<String, Object> outcome(Retaken event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("outcome", event.outcomesNow());
    json.put("says", event.says());
    json.put("stands", event.stands());
    return json;
  }

  private static Answer answer(List<Map<String, Object>> events, List<String> differences) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("events", events);
    body.put("differences", differences);
    return Answer.of(body);
  }
}
