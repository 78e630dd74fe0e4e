package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Input;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Inputs as they are kept with their turns; {@link InputReader} reads them. */
public final class InputJson {
  private InputJson() {}

  /** An input as a map of texts, numbers, lists and maps. */
  public static Map<String, Object> of(Input input) {
    return switch (input) {
      case Input.Reply(Incoming message) -> message(message);
      case Input.TimerFired(String token) -> Map.of("timer", token);
      case Input.CallResult(String token, Input.CallEnd end) -> call(token, end);
      case Input.Handback(String token) -> Map.of("handback", token);
      case Input.SendRefused(String token, String effect, Input.Refusal why, String detail) ->
          Map.of("refused", token, "effect", effect, "why", why.name(), "detail", detail);
      case Input.Cancel(String reason) -> Map.of("cancel", reason);
    };
  }

  private static Map<String, Object> call(String token, Input.CallEnd end) {
    return switch (end) {
      case Input.CallEnd.Answered answered ->
          Map.of(
              "call", token,
              "status", answered.status(),
              "headers", answered.headers(),
              "body", answered.body());
      case Input.CallEnd.Unanswered none ->
          Map.of("call", token, "reason", none.reason().name(), "detail", none.detail());
    };
  }

  private static Map<String, Object> message(Incoming message) {
    return switch (message) {
      case Incoming.Text(String text) -> Map.of("text", text);
      case Incoming.Tap(String id, String text) -> Map.of("tap", id, "text", text);
      case Incoming.Media media -> media(media);
      case Incoming.Location at -> {
        Map<String, Object> kept = kind("location", "");
        kept.put("latitude", at.latitude());
        kept.put("longitude", at.longitude());
        put(kept, "name", at.name());
        put(kept, "address", at.address());
        yield kept;
      }
      case Incoming.Contacts contacts -> {
        Map<String, Object> kept = kind("contacts", "");
        kept.put("cards", contacts.cards());
        yield kept;
      }
      case Incoming.Form form -> {
        Map<String, Object> kept = kind("form", form.text());
        kept.put("token", form.token());
        kept.put("answers", form.answers());
        yield kept;
      }
      case Incoming.Order order -> {
        Map<String, Object> kept = kind("order", order.text());
        put(kept, "catalog", order.catalog());
        kept.put("items", order.items());
        yield kept;
      }
      case Incoming.Consent(boolean given, String purpose) ->
          Map.of("consent", purpose, "given", given);
      case Incoming.Other(String kind, String text) -> Map.of("kind", kind, "text", text);
      case Incoming.FromAd(Incoming inner, Incoming.Ad ad) -> {
        Map<String, Object> kept = new LinkedHashMap<>(message(inner));
        Map<String, Object> from = new LinkedHashMap<>();
        put(from, "id", ad.id());
        put(from, "headline", ad.headline());
        put(from, "ref", ad.ref());
        kept.put("ad", from);
        yield kept;
      }
    };
  }

  private static Map<String, Object> media(Incoming.Media media) {
    Map<String, Object> kept = kind(media.kind(), media.text());
    kept.put("media", media.id());
    put(kept, "mime", media.mime());
    put(kept, "filename", media.filename());
    return kept;
  }

  private static Map<String, Object> kind(String kind, String text) {
    Map<String, Object> kept = new LinkedHashMap<>();
    kept.put("kind", kind);
    kept.put("text", text);
    return kept;
  }

  private static void put(Map<String, Object> kept, String name, Optional<String> text) {
    text.ifPresent(value -> kept.put(name, value));
  }
}
