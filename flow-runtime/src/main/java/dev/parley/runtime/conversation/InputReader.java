package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Input;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link InputJson} wrote. */
public final class InputReader {
  private final Map<String, @Nullable Object> kept;

  private InputReader(Map<String, @Nullable Object> kept) {
    this.kept = kept;
  }

  /** The input; empty where a turn took none. */
  public static Optional<Input> of(Map<String, @Nullable Object> kept) {
    return kept.isEmpty() ? Optional.empty() : Optional.of(new InputReader(kept).input());
  }

  private Input input() {
    if (has("timer")) {
      return new Input.TimerFired(text("timer"));
    }
    if (has("call")) {
      return new Input.CallResult(text("call"), end());
    }
    if (has("handback")) {
      return new Input.Handback(text("handback"));
    }
    if (has("refused")) {
      return new Input.SendRefused(
          text("refused"), text("effect"), Input.Refusal.valueOf(text("why")), text("detail"));
    }
    return has("cancel") ? new Input.Cancel(text("cancel")) : new Input.Reply(message());
  }

  private Input.CallEnd end() {
    if (has("reason")) {
      return new Input.CallEnd.Unanswered(Input.Reason.valueOf(text("reason")), text("detail"));
    }
    Map<String, String> headers = new HashMap<>();
    map("headers").forEach((name, value) -> headers.put(name, String.valueOf(value)));
    return new Input.CallEnd.Answered((int) number("status"), headers, text("body"));
  }

  private Incoming message() {
    if (has("ad")) {
      InputReader ad = new InputReader(map("ad"));
      return new Incoming.FromAd(
          plain(), new Incoming.Ad(ad.optional("id"), ad.optional("headline"), ad.optional("ref")));
    }
    return plain();
  }

  private Incoming plain() {
    if (has("tap")) {
      return new Incoming.Tap(text("tap"), text("text"));
    }
    if (has("consent")) {
      return new Incoming.Consent(Boolean.TRUE.equals(kept.get("given")), text("consent"));
    }
    return has("kind") ? ofKind(text("kind")) : new Incoming.Text(text("text"));
  }

  /** The kinds share one key; what stands beside it says which it is. */
  @SuppressWarnings("NullAway") // class files forget what a compact constructor's maps may hold
  private Incoming ofKind(String kind) {
    if (has("media")) {
      return new Incoming.Media(
          kind, text("media"), optional("mime"), text("text"), optional("filename"));
    }
    if (has("latitude")) {
      return new Incoming.Location(
          number("latitude"), number("longitude"), optional("name"), optional("address"));
    }
    if (has("cards")) {
      return new Incoming.Contacts(maps("cards"));
    }
    if (has("answers")) {
      return new Incoming.Form(text("token"), map("answers"), text("text"));
    }
    return has("items")
        ? new Incoming.Order(optional("catalog"), maps("items"), text("text"))
        : new Incoming.Other(kind, text("text"));
  }

  private boolean has(String name) {
    return kept.containsKey(name);
  }

  private String text(String name) {
    return Objects.requireNonNull((String) kept.get(name), name);
  }

  private Optional<String> optional(String name) {
    return Optional.ofNullable((String) kept.get(name));
  }

  private double number(String name) {
    return Objects.requireNonNull((Number) kept.get(name), name).doubleValue();
  }

  @SuppressWarnings("unchecked") // objects of JSON have names
  private Map<String, @Nullable Object> map(String name) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(kept.get(name), name);
  }

  @SuppressWarnings("unchecked") // lists of objects, as they were written
  private List<Map<String, @Nullable Object>> maps(String name) {
    return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(kept.get(name), name);
  }
}
