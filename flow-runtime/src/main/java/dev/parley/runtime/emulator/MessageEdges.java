package dev.parley.runtime.emulator;

import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sending, and marking as read. */
final class MessageEdges {
  private final Predicate<String> number;
  private final BusinessSide business;
  private final MediaShelf shelf;
  private final TemplateShelf templates;

  MessageEdges(
      BusinessNumber number, BusinessSide business, MediaShelf shelf, TemplateShelf templates) {
    this.number = number.phoneNumberId()::equals;
    this.business = business;
    this.shelf = shelf;
    this.templates = templates;
  }

  void addTo(GraphMap map) {
    map.add("POST messages", number, this::messages);
    map.add("POST marketing_messages", number, this::marketing);
  }

  private JsonNode messages(GraphCall call) {
    ObjectNode body = call.body();
    SendRules.checkProduct(body);
    return body.has("status") ? mark(body) : send(body, Road.CLOUD);
  }

  private JsonNode mark(ObjectNode body) {
    SendRules.checkReadMark(body);
    business.markRead(body);
    return GraphCall.success();
  }

  private JsonNode marketing(GraphCall call) {
    ObjectNode body = call.body();
    SendRules.checkProduct(body);
    if (!"template".equals(body.path("type").asString(""))) {
      throw GraphFault.of(MetaErrors.of(131055));
    }
    return send(body, Road.MARKETING);
  }

  /** A file that was here once and is not any more; other ids are believed. */
  private void checkFile(ObjectNode body) {
    String id = body.path(body.path("type").asString()).path("id").asString("");
    if (shelf.forgot(id)) {
      throw GraphFault.invalid("The media with the id " + id + " does not exist or has expired.");
    }
  }

  private JsonNode send(ObjectNode body, Road road) {
    try {
      SendRules.checkMessage(body);
      checkFile(body);
      if ("template".equals(body.path("type").asString(""))) {
        templates.check(body.path("template"));
      }
      return business.send(body, road);
    } catch (GraphFault fault) {
      business.refused(body, fault.trouble());
      throw fault;
    }
  }
}
