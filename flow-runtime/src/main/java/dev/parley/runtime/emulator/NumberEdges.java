package dev.parley.runtime.emulator;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked of, and told to, the number and the account. */
final class NumberEdges {
  private static final Pattern PIN = Pattern.compile("\\d{6}");
  private static final int WRONG_PIN = 133005;
  private static final int BESIDE_THE_APP = 20;
  private static final int THOUSAND = 1_000;
  private static final String APP = "parley-emulator";

  private final BusinessNumber number;
  private final NumberState state;
  private final Weather weather;

  NumberEdges(BusinessNumber number, NumberState state, Weather weather) {
    this.number = number;
    this.state = state;
    this.weather = weather;
  }

  void addTo(GraphMap map) {
    Predicate<String> phone = number.phoneNumberId()::equals;
    Predicate<String> account = number.wabaId()::equals;
    map.add("GET", phone, call -> Fields.of(call, phone()));
    map.add("GET", account, call -> Fields.of(call, account()));
    map.add("GET phone_numbers", account, call -> list(Fields.of(call, phone())));
    map.add("POST", phone, this::setPin);
    map.add("POST register", phone, this::register);
    map.add("POST deregister", phone, this::deregister);
    map.add("POST request_code", phone, NumberEdges::requestCode);
    map.add("POST verify_code", phone, NumberEdges::verifyCode);
    map.add("GET subscribed_apps", account, call -> apps());
    map.add("POST subscribed_apps", account, call -> subscribe(true));
    map.add("DELETE subscribed_apps", account, call -> subscribe(false));
  }

  private ObjectNode phone() {
    ObjectNode view = EmulatorJson.object();
    view.put("verified_name", number.name()).put("code_verification_status", "VERIFIED");
    view.put("display_phone_number", "+" + number.displayPhoneNumber());
    view.put("quality_rating", state.quality()).put("platform_type", "CLOUD_API");
    int most = weather.rules().throughput();
    view.putObject("throughput").put("level", most > 80 ? "HIGH" : "STANDARD");
    view.put("is_on_biz_app", most == BESIDE_THE_APP);
    view.put("status", state.isRegistered() ? "CONNECTED" : "PENDING");
    view.put("account_mode", "SANDBOX").put("is_official_business_account", false);
    view.put("name_status", "APPROVED").put("messaging_limit_tier", tier());
    view.put("whatsapp_business_manager_messaging_limit", tier());
    view.putObject("webhook_configuration").put("application", "emulator");
    health(view, "PHONE_NUMBER", number.phoneNumberId());
    return view.put("id", number.phoneNumberId());
  }

  /** How many people may be written to first in 24 hours, as Meta names it. */
  private String tier() {
    int most = weather.rules().customers();
    if (most == 0) {
      return "TIER_UNLIMITED";
    }
    return "TIER_" + (most % THOUSAND == 0 ? most / THOUSAND + "K" : most);
  }

  private ObjectNode account() {
    ObjectNode view = EmulatorJson.object().put("name", number.name());
    view.put("timezone_id", "1").put("message_template_namespace", "emulator");
    view.put("currency", "USD").put("account_review_status", "APPROVED");
    view.put("whatsapp_business_manager_messaging_limit", tier());
    health(view, "WABA", number.wabaId());
    return view.put("id", number.wabaId());
  }

  private void health(ObjectNode view, String type, String id) {
    String can = state.isRegistered() ? "AVAILABLE" : "BLOCKED";
    ObjectNode health = view.putObject("health_status").put("can_send_message", can);
    ObjectNode entity = health.putArray("entities").addObject();
    entity.put("entity_type", type).put("id", id).put("can_send_message", can);
  }

  private static JsonNode list(JsonNode only) {
    ObjectNode list = EmulatorJson.object();
    list.putArray("data").add(only);
    return list;
  }

  private JsonNode setPin(GraphCall call) {
    if (call.body().has("pin")) {
      state.setPin(pin(call.body()));
    }
    return GraphCall.success();
  }

  private JsonNode register(GraphCall call) {
    SendRules.checkProduct(call.body());
    if (!state.register(pin(call.body()))) {
      throw GraphFault.of(
          new MetaError(
              WRONG_PIN,
              400,
              MetaError.Way.ANSWER,
              "Two step verification PIN Mismatch",
              "Two-step verification PIN incorrect."));
    }
    return GraphCall.success();
  }

  private static String pin(ObjectNode body) {
    String pin = Param.body(body).get("pin").text();
    if (!PIN.matcher(pin).matches()) {
      throw GraphFault.parameter("Param pin must be 6 characters long.");
    }
    return pin;
  }

  private JsonNode deregister(GraphCall call) {
    state.deregister();
    return GraphCall.success();
  }

  private static JsonNode requestCode(GraphCall call) {
    Param body = Param.body(call.body());
    body.get("code_method").word(List.of("sms", "voice"));
    body.get("language").text();
    return GraphCall.success();
  }

  private static JsonNode verifyCode(GraphCall call) {
    Param.body(call.body()).get("code").text();
    return GraphCall.success();
  }

  private JsonNode apps() {
    ObjectNode list = EmulatorJson.object();
    var data = list.putArray("data");
    if (state.isSubscribed()) {
      data.addObject()
          .putObject("whatsapp_business_api_data")
          .put("id", APP)
          .put("name", "Emulator")
          .put("link", "https://www.facebook.com/games/?app_id=" + APP);
    }
    return list;
  }

  private JsonNode subscribe(boolean on) {
    state.subscribe(on);
    return GraphCall.success();
  }
}
