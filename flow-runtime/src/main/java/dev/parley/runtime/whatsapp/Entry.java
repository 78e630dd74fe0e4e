package dev.parley.runtime.whatsapp;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an entry of a webhook says about every change in it.
 *
 * @param field the subscription's name, where it stands beside the changes instead of in them, as
 *     in some of Meta's own examples
 */
record Entry(Fields fields, Optional<String> field, Instant received) {

  static Entry of(Fields root, JsonNode node, Instant received) {
    Fields fields = Fields.of(node);
    return new Entry(fields, fields.text("field").or(() -> root.text("field")), received);
  }

  Optional<String> wabaId() {
    return fields.text("id");
  }

  /** When it happened, by the part of the body closest to the event that says so. */
  Instant time(Fields item) {
    return item.instant("timestamp").or(() -> fields.instant("time")).orElse(received);
  }

  /** Tells apart equal changes of different times and accounts. */
  String scope() {
    return fields.text("id").orElse("") + '\n' + fields.text("time").orElse("");
  }

  /** The webhook's text up to its first change. */
  String opening() {
    StringBuilder json = new StringBuilder("{\"entry\":[{");
    append(json, "id", fields.node().get("id"));
    append(json, "time", fields.node().get("time"));
    field.ifPresent(f -> json.append("\"field\":").append(Wire.quote(f)).append(','));
    return json.append("\"changes\":[").toString();
  }

  private static void append(StringBuilder json, String name, @Nullable JsonNode member) {
    if (member != null) {
      json.append(Wire.quote(name)).append(':').append(Wire.write(member)).append(',');
    }
  }
}
