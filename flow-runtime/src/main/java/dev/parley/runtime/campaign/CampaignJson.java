package dev.parley.runtime.campaign;

import dev.parley.runtime.store.Ids;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Campaigns and their recipients as JSON. */
final class CampaignJson {
  private CampaignJson() {}

  static Map<String, Object> of(Campaign campaign) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", campaign.id());
    json.put("name", campaign.name());
    json.put("channel", campaign.channel());
    json.put("state", campaign.state().word());
    if (!campaign.state().reason().isEmpty()) {
      json.put("reason", campaign.state().reason());
    }
    put(json, "next", campaign.state().next());
    json.put("run", campaign.progress().run());
    campaign.plan().json().forEachEntry(json::put);
    campaign.progress().winner().ifPresent(arm -> json.put("winner", arm));
    json.put("by", campaign.author());
    put(json, "startedAt", campaign.progress().started());
    put(json, "endedAt", campaign.progress().ended());
    json.put("createdAt", campaign.created().toString());
    return json;
  }

  static Map<String, Object> of(Recipient recipient) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id(recipient));
    json.put("run", recipient.run());
    json.put("contact", recipient.contact());
    json.put("state", recipient.state());
    recipient.message().ifPresent(message -> json.put("message", message));
    recipient.code().ifPresent(code -> json.put("code", code));
    if (!recipient.reason().isEmpty()) {
      json.put("reason", recipient.reason());
    }
    json.put("arm", recipient.arm());
    json.put("due", recipient.due().toString());
    put(json, "handedAt", recipient.moments().handed());
    put(json, "movedAt", recipient.moments().moved());
    put(json, "repliedAt", recipient.moments().replied());
    put(json, "clickedAt", recipient.moments().clicked());
    return json;
  }

  static String id(Recipient recipient) {
    return Ids.ofSequence("rcp", recipient.number());
  }

  private static void put(Map<String, Object> json, String name, Optional<Instant> at) {
    at.ifPresent(moment -> json.put(name, moment.toString()));
  }
}
