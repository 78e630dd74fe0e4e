package dev.parley.runtime.call;

import dev.parley.flow.engine.HttpCall;
import dev.parley.flow.engine.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Attempts as another node would have made them. */
public final class Attempts {
  private Attempts() {}

  /** An attempt that was answered with JSON. */
  public static Attempt answered(
      CallDraft.From from, String session, String token, String body, Instant at) {
    HttpCall.Patience patience = new HttpCall.Patience(Duration.ofSeconds(8), 1, Duration.ZERO);
    HttpCall request =
        new HttpCall("POST", "http://localhost/orders", Map.of(), Optional.empty(), patience);
    OpenCall call =
        OpenCall.waiting(new CallDraft(token + ".call", from, session, token, request), at);
    Input.CallEnd end =
        new Input.CallEnd.Answered(200, Map.of("content-type", "application/json"), body);
    return new Attempt(call.begun(at), end, at, at);
  }
}
