package dev.parley.runtime.channel;

import dev.parley.runtime.account.Channel;
import dev.parley.runtime.whatsapp.GraphBusiness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How customers see the business on a number, as Meta keeps it. */
final class BusinessProfile {
  private static final List<String> TEXTS =
      List.of("about", "address", "description", "email", "vertical");
  private static final String WEBSITES = "websites";

  private BusinessProfile() {}

  static Map<String, Object> read(Meta meta, Channel channel) {
    JsonNode said = meta.ask(channel, (graph, number) -> new GraphBusiness(graph).profile(number));
    Map<String, Object> json = new LinkedHashMap<>();
    for (String name : TEXTS) {
      said.optional(name).filter(JsonNode::isString).ifPresent(t -> json.put(name, t));
    }
    said.optional(WEBSITES).filter(JsonNode::isArray).ifPresent(all -> json.put(WEBSITES, all));
    said.optional("profile_picture_url")
        .filter(JsonNode::isString)
        .ifPresent(url -> json.put("pictureUrl", url));
    return json;
  }

  static Map<String, Object> change(Meta meta, Channel channel, JsonNode body) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String name : TEXTS) {
      body.optional(name).ifPresent(text -> fields.put(name, text));
    }
    body.optional(WEBSITES).ifPresent(all -> fields.put(WEBSITES, all));
    meta.ask(channel, (graph, number) -> new GraphBusiness(graph).changeProfile(number, fields));
    return read(meta, channel);
  }
}
