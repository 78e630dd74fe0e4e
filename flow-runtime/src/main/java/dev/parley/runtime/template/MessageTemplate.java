package dev.parley.runtime.template;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message template as the business wrote it and as Meta has it.
 *
 * @param waba the WhatsApp Business Account it is in
 * @param metaId Meta's id; empty until it was submitted
 * @param category what it is for: {@code marketing}, {@code utility}, {@code authentication}
 * @param status Meta's word in small letters; {@code draft} until it was submitted
 * @param quality how customers take to it: {@code green}, {@code yellow}, {@code red}, or empty
 * @param reason why it was rejected or paused; empty if it was not
 * @param named whether its gaps have names and not numbers
 * @param components its parts, in JSON as Meta writes them
 */
public record MessageTemplate(
    String id,
    String waba,
    String metaId,
    String name,
    String language,
    String category,
    String status,
    String quality,
    String reason,
    boolean named,
    String components,
    long version,
    Instant created,
    Instant updated) {
  static final String DRAFT = "draft";
  static final String APPROVED = "approved";
  static final String PENDING = "pending";

  /** Its parts, taken apart. */
  Layout layout() {
    return Layout.of(tree());
  }

  JsonNode tree() {
    return JsonMapper.shared().readTree(components);
  }

  /** Whether Meta lets it be sent. */
  public boolean sendable() {
    return status.equals(APPROVED);
  }

  /** The same with other words of Meta's. */
  MessageTemplate standing(String newStatus, String newReason, Instant at) {
    return new MessageTemplate(
        id,
        waba,
        metaId,
        name,
        language,
        category,
        newStatus,
        quality,
        newReason,
        named,
        components,
        version + 1,
        created,
        at);
  }

  MessageTemplate rated(String newQuality, Instant at) {
    return new MessageTemplate(
        id,
        waba,
        metaId,
        name,
        language,
        category,
        status,
        newQuality,
        reason,
        named,
        components,
        version + 1,
        created,
        at);
  }

  MessageTemplate of(String newCategory, Instant at) {
    return new MessageTemplate(
        id,
        waba,
        metaId,
        name,
        language,
        newCategory,
        status,
        quality,
        reason,
        named,
        components,
        version + 1,
        created,
        at);
  }

  MessageTemplate written(String newCategory, String newComponents, Instant at) {
    return new MessageTemplate(
        id,
        waba,
        metaId,
        name,
        language,
        newCategory,
        status,
        quality,
        reason,
        named,
        newComponents,
        version + 1,
        created,
        at);
  }

  MessageTemplate submitted(String newMetaId, String newStatus, Instant at) {
    return new MessageTemplate(
        id,
        waba,
        newMetaId,
        name,
        language,
        category,
        newStatus,
        quality,
        "",
        named,
        components,
        version + 1,
        created,
        at);
  }
}
