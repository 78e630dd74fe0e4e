package dev.parley.runtime.emulator;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Graph API as the business sees it. */
final class GraphRoutes {
  private static final String ROOT = "/emulator/graph/{version}/{id}";
  private static final String BEARER = "Bearer ";
  private static final Pattern VERSION = Pattern.compile("v\\d{1,3}\\.\\d{1,2}");
  private static final int OK = 200;

  private final EmulatorSettings settings;
  private final BusinessSide business;

  GraphRoutes(EmulatorSettings settings, BusinessSide business) {
    this.settings = settings;
    this.business = business;
  }

  void register(RoutesConfig routes) {
    routes.post(ROOT + "/messages", context -> answer(context, this::messages));
    routes.get(ROOT, context -> answer(context, this::describe));
  }

  private interface Call {
    JsonNode run(Context context);
  }

  private void answer(Context context, Call call) {
    try {
      authorize(context);
      write(context, OK, call.run(context));
    } catch (GraphFault fault) {
      write(context, fault.status(), fault.body());
    }
  }

  private static void write(Context context, int status, JsonNode body) {
    context.status(status).contentType("application/json; charset=UTF-8");
    context.result(EmulatorJson.plain(body));
  }

  private void authorize(Context context) {
    String header = Optional.ofNullable(context.header("Authorization")).orElse("");
    String expected = BEARER + settings.secrets().accessToken();
    if (!MessageDigest.isEqual(bytes(header), bytes(expected))) {
      throw GraphFault.unauthorized();
    }
    if (!VERSION.matcher(context.pathParam("version")).matches()) {
      throw GraphFault.parameter("Unknown path components: " + context.path());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private JsonNode messages(Context context) {
    String id = context.pathParam("id");
    if (!id.equals(settings.number().phoneNumberId())) {
      throw GraphFault.noSuchObject("post", id);
    }
    ObjectNode body =
        EmulatorJson.readObject(context.bodyAsBytes())
            .orElseThrow(
                () -> GraphFault.parameter("The parameter messaging_product is required."));
    SendRules.checkProduct(body);
    return body.has("status") ? mark(body) : send(body);
  }

  private JsonNode mark(ObjectNode body) {
    SendRules.checkReadMark(body);
    business.markRead(body);
    return EmulatorJson.object().put("success", true);
  }

  private JsonNode send(ObjectNode body) {
    try {
      SendRules.checkMessage(body);
    } catch (GraphFault fault) {
      business.refused(body, fault.trouble());
      throw fault;
    }
    return business.send(body);
  }

  private JsonNode describe(Context context) {
    String id = context.pathParam("id");
    BusinessNumber number = settings.number();
    if (id.equals(number.wabaId())) {
      return EmulatorJson.object().put("id", id).put("name", number.name());
    }
    if (!id.equals(number.phoneNumberId())) {
      throw GraphFault.noSuchObject("get", id);
    }
    ObjectNode view = EmulatorJson.object().put("id", id);
    view.put("display_phone_number", "+" + number.displayPhoneNumber());
    view.put("verified_name", number.name()).put("quality_rating", "GREEN");
    view.put("code_verification_status", "VERIFIED").put("platform_type", "CLOUD_API");
    view.putObject("throughput").put("level", "STANDARD");
    return view;
  }
}
