package dev.parley.runtime.inbox;

import dev.parley.runtime.http.Body;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Routes;
import dev.parley.runtime.inbox.Apps.App;
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
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * {@code /webhooks/whatsapp}: Meta's verification question and its events. A call is answered with
 * 200 as soon as its events are durable, never before, and never later than that.
 */
public final class WebhookRoutes implements Routes {
  private static final String PATH = "/webhooks/whatsapp";

  /** Meta sends up to 3 MB. */
  private static final int MOST_BYTES = 3 * 1024 * 1024;

  private final Apps apps;
  private final Inbox inbox;
  private final Time time;

  /** The routes, for the webhooks of these apps. */
  public WebhookRoutes(Apps apps, Inbox inbox, Time time) {
    this.apps = apps;
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
    if (apps.all().stream().noneMatch(app -> shows(app, token))) {
      throw Problem.forbidden(
          "The verify token is another than PARLEY_WHATSAPP_VERIFY_TOKEN, and no number's.");
    }
    context.contentType("text/plain; charset=utf-8").result(challenge);
  }

  private static boolean shows(App app, String token) {
    return !app.verifyToken().isEmpty()
        && MessageDigest.isEqual(bytes(token), bytes(app.verifyToken()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void receive(Context context) {
    byte[] body = Body.bytes(context, MOST_BYTES);
    String signature = context.header(Signature.HEADER);
    List<App> signers =
        apps.all().stream()
            .filter(app -> Signature.verify(body, signature, app.secrets()))
            .toList();
    if (signers.isEmpty()) {
      throw Problem.unauthorized(
          Signature.HEADER + " is missing or does not sign this body with the app secret.");
    }
    switch (WebhookParser.parse(body, time.now())) {
      case Webhook.NotJson(String reason) ->
          throw Problem.badRequest("This is no event that Meta sends. " + reason);
      case Webhook.Parsed(List<WebhookEvent> events) -> record(signers, events);
    }
    context.status(200);
  }

  /** Two numbers may be of one app, and each say its secret. */
  private void record(List<App> signers, List<WebhookEvent> events) {
    String account = signers.getFirst().account();
    Set<String> channels =
        signers.stream().flatMap(app -> app.channels().stream()).collect(Collectors.toSet());
    try {
      inbox.accept(new ReceivedWebhook(account, channels, events, time.now())).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreBusy) {
        throw Problem.unavailable("Nothing can be stored right now; send it again.");
      }
      throw e;
    }
  }
}
