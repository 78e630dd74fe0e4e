package dev.parley.runtime.inbox;

import dev.parley.runtime.http.Body;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Routes;
import dev.parley.runtime.store.StoreBusy;
import dev.parley.runtime.time.Time;
import dev.parley.runtime.whatsapp.Signature;
import dev.parley.runtime.whatsapp.Webhook;
import dev.parley.runtime.whatsapp.WebhookEvent;
import dev.parley.runtime.whatsapp.WebhookParser;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * {@code /webhooks/whatsapp}: Meta's verification question and its events. A call is answered with
 * 200 as soon as its events are durable, never before, and never later than that.
 */
public final class WebhookRoutes implements Routes {
  private static final String PATH = "/webhooks/whatsapp";

  /** Meta sends up to 3 MB. */
  private static final int MOST_BYTES = 3 * 1024 * 1024;

  private final App app;
  private final Inbox inbox;
  private final Time time;

  /**
   * The Meta app whose webhooks come in.
   *
   * @param account the account it belongs to
   * @param secrets its secrets; several while one is being rotated
   * @param verifyToken what Meta shows when it verifies the URL
   */
  public record App(String account, List<String> secrets, String verifyToken) {
    public App {
      secrets = List.copyOf(secrets);
    }

    @Override
    public String toString() {
      return "App[" + account + "]";
    }
  }

  public WebhookRoutes(App app, Inbox inbox, Time time) {
    this.app = app;
    this.inbox = inbox;
    this.time = time;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(PATH, this::verify);
    routes.post(PATH, this::receive);
  }

  private void verify(Context context) {
    String token = context.queryParam("hub.verify_token");
    String challenge = context.queryParam("hub.challenge");
    boolean subscribe = "subscribe".equals(context.queryParam("hub.mode"));
    if (!subscribe || token == null || challenge == null) {
      throw Problem.badRequest(
          "A verification has hub.mode=subscribe, hub.verify_token and hub.challenge.");
    }
    if (!MessageDigest.isEqual(bytes(token), bytes(app.verifyToken()))) {
      throw Problem.forbidden("The verify token is another than PARLEY_WHATSAPP_VERIFY_TOKEN.");
    }
    context.contentType("text/plain; charset=utf-8").result(challenge);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void receive(Context context) {
    byte[] body = Body.bytes(context, MOST_BYTES);
    if (!Signature.verify(body, context.header(Signature.HEADER), app.secrets())) {
      throw Problem.unauthorized(
          Signature.HEADER + " is missing or does not sign this body with the app secret.");
    }
    switch (WebhookParser.parse(body, time.now())) {
      case Webhook.NotJson(String reason) ->
          throw Problem.badRequest("This is no event that Meta sends. " + reason);
      case Webhook.Parsed(List<WebhookEvent> events) -> record(events);
    }
    context.status(200);
  }

  private void record(List<WebhookEvent> events) {
    try {
      inbox.accept(new ReceivedWebhook(app.account(), events, time.now())).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreBusy) {
        throw Problem.unavailable("Nothing can be stored right now; send it again.");
      }
      throw e;
    }
  }
}
