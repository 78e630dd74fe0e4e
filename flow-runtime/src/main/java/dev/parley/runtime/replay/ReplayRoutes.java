package dev.parley.runtime.replay;

import dev.parley.flow.engine.CompiledBot;
import dev.parley.runtime.bot.Releases;
import dev.parley.runtime.bot.UnfitBot;
import dev.parley.runtime.conversation.Differences;
import dev.parley.runtime.conversation.Recording;
import dev.parley.runtime.conversation.Recordings;
import dev.parley.runtime.conversation.Replay;
import dev.parley.runtime.conversation.Retaken;
import dev.parley.runtime.http.ApiKey;
import dev.parley.runtime.http.Body;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /api/v1/conversations/{id}/replay}: a conversation again, and whether it went as it
 * was recorded. {@code POST} there with a bot: the same customer through that bot.
 */
public final class ReplayRoutes implements Routes {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int LARGEST_BOT = 16 * 1024 * 1024;

  private final ApiKey key;
  private final String account;
  private final Recordings recordings;
  private final Releases releases;

  /** The routes for one account. */
  public ReplayRoutes(ApiKey key, String account, Recordings recordings, Releases releases) {
    this.key = key;
    this.account = account;
    this.recordings = recordings;
    this.releases = releases;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/v1/conversations/{id}/replay", this::asItWas);
    routes.post("/api/v1/conversations/{id}/replay", this::through);
  }

  private void asItWas(Context context) {
    key.require(context);
    Recording recording = recording(context);
    List<Retaken> was = replay(recording).asItWas();
    List<String> differences = Differences.of(recording, was);
    answer(context, was.stream().map(ReplayRoutes::json).toList(), differences);
  }

  private void through(Context context) {
    key.require(context);
    Recording recording = recording(context);
    CompiledBot bot = bot(context);
    String name = recording.bot().orElse(bot.id());
    if (!name.equals(bot.id())) {
      throw Problem.badValue(
          "/bot", "The conversation is one with " + name + ", and this bot is " + bot.id() + ".");
    }
    Replay replay = replay(recording);
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
    answer(context, events, differences);
  }

  private static boolean same(Retaken was, Retaken now) {
    return was.says().equals(now.says()) && was.stands().equals(now.stands());
  }

  private Recording recording(Context context) {
    String id = context.pathParam("id");
    return recordings
        .of(account, id)
        .orElseThrow(() -> Problem.notFound("There is no conversation " + id + "."));
  }

  private Replay replay(Recording recording) {
    Map<String, String> env =
        recording.bot().map(bot -> releases.env(account, bot)).orElse(Map.of());
    return new Replay(recording, releases.flows(account), env);
  }

  private CompiledBot bot(Context context) {
    String content = new String(Body.bytes(context, LARGEST_BOT), StandardCharsets.UTF_8);
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

  private static void answer(
      Context context, List<Map<String, Object>> events, List<String> differences) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("events", events);
    body.put("differences", differences);
    context.contentType("application/json").result(MAPPER.writeValueAsString(body));
  }
}
