package dev.parley.runtime.whatsapp;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One change of one entry of a webhook: what its place in the body says about the events in it, and
 * the maker of their envelopes.
 */
final class Change {
  /** Keys are a unique column of the database; wamids are about 60 characters. */
  private static final int LONGEST_KEY = 200;

  private static final String CLOSING = "}}]}]}";

  private final Entry entry;
  private final JsonNode node;
  private final String field;
  private final Fields value;
  private final Profiles profiles;
  private final Optional<String> phoneNumberId;
  private final String opening;

  Change(Entry entry, JsonNode node) {
    this.entry = entry;
    this.node = node;
    Fields fields = Fields.of(node);
    this.field = fields.text("field").or(entry::field).orElse("");
    this.value = fields.object("value");
    this.profiles = new Profiles(value.objects("contacts"));
    this.phoneNumberId = phoneNumberId(value);
    this.opening = opening();
  }

  private static Optional<String> phoneNumberId(Fields value) {
    return value
        .object("metadata")
        .text("phone_number_id")
        .or(() -> value.text("phone_number_id"))
        .or(() -> value.object("phone_number_settings").text("phone_number_id"));
  }

  /** One member of one of the change's lists, with the entry of {@code contacts} it belongs to. */
  record Item(String list, JsonNode node, int index, int siblings) {
    Fields fields() {
      return Fields.of(node);
    }
  }

  String field() {
    return field;
  }

  JsonNode node() {
    return node;
  }

  Fields value() {
    return value;
  }

  Profiles profiles() {
    return profiles;
  }

  /** A key made of Meta's own id, scoped by the number it belongs to. */
  String key(String prefix, String id) {
    String key = prefix + ':' + phoneNumberId.orElse("") + ':' + id;
    return key.length() <= LONGEST_KEY ? key : prefix + ':' + Wire.fingerprint(key);
  }

  /** A key for what has no id: a hash of what it says, where and when. */
  private String key(String list, JsonNode content) {
    String scope =
        String.join("\n", entry.scope(), field, phoneNumberId.orElse(""), list)
            + Wire.canonical(content);
    return "hash:" + Wire.fingerprint(scope);
  }

  /** The envelope of an item that has an id. */
  Envelope envelope(Item item, String kind, String key) {
    String raw = Wire.write(item.node());
    return new Envelope(
        key,
        kind,
        field,
        entry.wabaId(),
        phoneNumberId,
        entry.time(item.fields()),
        raw,
        frame(item));
  }

  /** The envelope of an item that is known only by what it says. */
  Envelope envelope(Item item, String kind) {
    return envelope(item, kind, key(item.list(), item.node()));
  }

  /** The envelope of a member of the value, whatever it is. */
  Envelope envelope(String member, JsonNode content, String kind) {
    // The empty list tells that the member stood beside items and is not what the change is about.
    String before = opening + "\"messages\":[]," + Wire.quote(member) + ':';
    Envelope.Frame frame = new Envelope.Frame(before, CLOSING);
    return new Envelope(
        key(member, content),
        kind,
        field,
        entry.wabaId(),
        phoneNumberId,
        entry.time(value),
        Wire.write(content),
        frame);
  }

  /** The envelope of the change as a whole. */
  Envelope envelope(String kind) {
    return new Envelope(
        key("", node),
        kind,
        field,
        entry.wabaId(),
        phoneNumberId,
        entry.time(value),
        Wire.write(node),
        new Envelope.Frame(entry.opening(), "]}]}"));
  }

  private Envelope.Frame frame(Item item) {
    StringBuilder before = new StringBuilder(opening);
    profiles
        .of(item)
        .ifPresent(p -> before.append("\"contacts\":[").append(Wire.write(p.node())).append("],"));
    before.append(Wire.quote(item.list())).append(":[");
    return new Envelope.Frame(before.toString(), "]" + CLOSING);
  }

  /** The text of a webhook up to the member of the value that holds the items. */
  private String opening() {
    StringBuilder json = new StringBuilder(entry.opening()).append('{');
    if (!field.isEmpty()) {
      json.append("\"field\":").append(Wire.quote(field)).append(',');
    }
    json.append("\"value\":{\"messaging_product\":\"whatsapp\",");
    if (value.has("metadata")) {
      json.append("\"metadata\":").append(Wire.write(value.node().get("metadata"))).append(',');
    }
    if (value.object("metadata").text("phone_number_id").isEmpty()) {
      // The number stood elsewhere; an item alone must still be known to concern it.
      phoneNumberId.ifPresent(
          id -> json.append("\"phone_number_id\":").append(Wire.quote(id)).append(','));
    }
    return json.toString();
  }
}
