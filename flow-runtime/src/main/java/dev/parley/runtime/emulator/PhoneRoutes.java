package dev.parley.runtime.emulator;

import dev.parley.runtime.http.Body;
import dev.parley.runtime.http.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the phone page asks for, below {@code /phone/api}. */
final class PhoneRoutes {
  private static final String API = "/phone/api";
  private static final String ONE = API + "/customers/{id}";
  private static final int TEXT = 4_096;
  private static final int MOST = 1024 * 1024;
  private static final int DRAFT = 64;
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int NO_CONTENT = 204;
  private static final int CONFLICT = 409;

  private final EmulatorSettings settings;
  private final CustomerSide customers;
  private final Webhooks webhooks;

  PhoneRoutes(EmulatorSettings settings, CustomerSide customers, Webhooks webhooks) {
    this.settings = settings;
    this.customers = customers;
    this.webhooks = webhooks;
  }

  void register(RoutesConfig routes) {
    routes.get(API + "/state", context -> answer(context, this::state));
    routes.post(API + "/customers", context -> answer(context, this::join));
    routes.get(ONE + "/messages", context -> answer(context, this::messages));
    routes.post(ONE + "/messages", context -> answer(context, this::write));
    routes.post(ONE + "/read", context -> answer(context, this::read));
  }

  /** What a request asks for. */
  interface Call {
    void run(Context context);
  }

  static void answer(Context context, Call call) {
    try {
      call.run(context);
    } catch (PhoneFault fault) {
      context.status(fault.status()).contentType("application/problem+json");
      context.result(EmulatorJson.plain(fault.body()));
    } catch (Problem problem) {
      problem.writeTo(context);
    }
  }

  static void write(Context context, int status, JsonNode body) {
    context.status(status).contentType("application/json").header("Cache-Control", "no-store");
    context.result(EmulatorJson.plain(body));
  }

  private void state(Context context) {
    ObjectNode state = EmulatorJson.object();
    state.set("business", PhoneViews.business(settings.number()));
    state.set("health", PhoneViews.health(webhooks.health()));
    state.putArray("customers").addAll(customers.customers());
    write(context, OK, state);
  }

  private void join(Context context) {
    NewCustomer wanted = JoinRules.read(body(context));
    JsonNode customer =
        customers
            .join(wanted)
            .orElseThrow(
                () -> PhoneFault.of(CONFLICT, "There are as many people as there can be."));
    write(context, CREATED, customer);
  }

  private void messages(Context context) {
    write(context, OK, customers.messages(id(context)).orElseThrow(PhoneRoutes::noSuchCustomer));
  }

  private void write(Context context) {
    ObjectNode body = body(context);
    Optional<String> draft =
        EmulatorJson.text(body, "draft").filter(text -> text.length() <= DRAFT);
    JsonNode tap = body.path("tap");
    JsonNode message =
        tap.isObject()
            ? tapped(context, tap, draft)
            : customers
                .write(id(context), text(body), EmulatorJson.text(body, "replyTo"), draft)
                .orElseThrow(PhoneRoutes::noSuchCustomer);
    write(context, CREATED, message);
  }

  private JsonNode tapped(Context context, JsonNode tap, Optional<String> draft) {
    CustomerSide.Tap pressed =
        new CustomerSide.Tap(
            EmulatorJson.text(tap, "message").orElse(""),
            EmulatorJson.text(tap, "option").orElse(""));
    return customers
        .tap(id(context), pressed, draft)
        .orElseThrow(() -> PhoneFault.notFound("There is no such button in this chat."));
  }

  private static String text(ObjectNode body) {
    String text = EmulatorJson.text(body, "text").map(String::strip).orElse("");
    if (text.isEmpty() || text.length() > TEXT) {
      throw PhoneFault.field("/text", "A message has 1 to " + TEXT + " characters.");
    }
    return text;
  }

  private void read(Context context) {
    body(context);
    if (!customers.read(id(context))) {
      throw noSuchCustomer();
    }
    context.status(NO_CONTENT);
  }

  private static String id(Context context) {
    return context.pathParam("id");
  }

  private static PhoneFault noSuchCustomer() {
    return PhoneFault.notFound("There is no such customer.");
  }

  /**
   * The JSON body. A page of another site can post forms here but no JSON, so nothing else is
   * taken.
   */
  static ObjectNode body(Context context) {
    String type = Optional.ofNullable(context.contentType()).orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw PhoneFault.of(415, "The body must be application/json.");
    }
    return EmulatorJson.readObject(Body.bytes(context, MOST))
        .orElseThrow(() -> PhoneFault.of(400, "The body must be a JSON object."));
  }
}
