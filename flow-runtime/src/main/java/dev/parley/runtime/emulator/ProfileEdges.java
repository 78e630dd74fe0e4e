package dev.parley.runtime.emulator;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The business profile, the key for forms and what the chat offers at its start. */
final class ProfileEdges {
  private static final int WEBSITES = 2;
  private static final int WEBSITE = 256;
  private static final int PROMPTS = 4;
  private static final int COMMANDS = 30;
  private static final Map<String, Integer> TEXTS =
      Map.of("about", 139, "address", 256, "description", 512, "email", 128);
  private static final List<String> KEPT =
      List.of("about", "address", "description", "email", "vertical", "websites");

  private final Predicate<String> phone;
  private final ObjectNode profile = EmulatorJson.object().put("messaging_product", "whatsapp");
  private final ObjectNode encryption = EmulatorJson.object();
  private final ObjectNode automation = EmulatorJson.object();

  ProfileEdges(BusinessNumber number) {
    this.phone = number.phoneNumberId()::equals;
    profile.put("about", number.name()).put("vertical", "OTHER");
  }

  void addTo(GraphMap map) {
    map.add("GET whatsapp_business_profile", phone, this::profile);
    map.add("POST whatsapp_business_profile", phone, this::changeProfile);
    map.add("GET whatsapp_business_encryption", phone, call -> copy(encryption));
    map.add("POST whatsapp_business_encryption", phone, this::changeKey);
    map.add("GET conversational_automation", phone, call -> copy(automation));
    map.add("POST conversational_automation", phone, this::changeAutomation);
  }

  private static ObjectNode copy(ObjectNode node) {
    synchronized (node) {
      return node.deepCopy();
    }
  }

  private JsonNode profile(GraphCall call) {
    ObjectNode list = EmulatorJson.object();
    list.putArray("data").add(Fields.of(call, copy(profile)));
    return list;
  }

  private JsonNode changeProfile(GraphCall call) {
    SendRules.checkProduct(call.body());
    Param body = Param.body(call.body());
    TEXTS.forEach((name, most) -> body.get(name).optionalText(most));
    if (body.get("websites").isPresent()) {
      body.get("websites").items(WEBSITES).forEach(site -> site.text(WEBSITE));
    }
    keep(profile, call.body(), KEPT);
    return GraphCall.success();
  }

  private JsonNode changeKey(GraphCall call) {
    String key = Param.body(call.body()).get("business_public_key").text();
    if (!key.contains("BEGIN PUBLIC KEY")) {
      throw GraphFault.parameter("Param business_public_key must be a PEM public key.");
    }
    keep(encryption, call.body(), List.of("business_public_key"));
    synchronized (encryption) {
      encryption.put("business_public_key_signature_status", "VALID");
    }
    return GraphCall.success();
  }

  private JsonNode changeAutomation(GraphCall call) {
    Param body = Param.body(call.body());
    if (body.get("prompts").isPresent()) {
      body.get("prompts").items(PROMPTS).forEach(prompt -> prompt.text(80));
    }
    if (body.get("commands").isPresent()) {
      body.get("commands").items(COMMANDS).forEach(ProfileEdges::checkCommand);
    }
    keep(automation, call.body(), List.of("prompts", "commands"));
    return GraphCall.success();
  }

  private static void checkCommand(Param command) {
    command.object().get("command_name").text(32);
    command.get("command_description").text(256);
  }

  private static void keep(ObjectNode kept, ObjectNode given, List<String> names) {
    synchronized (kept) {
      names.stream().filter(given::has).forEach(name -> kept.set(name, given.path(name)));
    }
  }
}
