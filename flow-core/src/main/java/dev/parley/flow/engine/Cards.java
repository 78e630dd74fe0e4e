package dev.parley.flow.engine;

import dev.parley.flow.model.CardKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages made of fields. A location has {@code lat lng name address}, a contact {@code name phone
 * email company}, a product {@code id catalog text footer}.
 */
final class Cards {
  private static final double MOST_LATITUDE = 90;
  private static final double MOST_LONGITUDE = 180;

  private Cards() {}

  static Message message(CardKind kind, Map<String, @Nullable Object> fields) {
    return switch (kind) {
      case LOCATION ->
          new Message.Location(
              degrees(fields, MOST_LATITUDE, "lat", "latitude"),
              degrees(fields, MOST_LONGITUDE, "lng", "lon", "long", "longitude"),
              optional(fields, "name"),
              optional(fields, "address"));
      case CONTACT ->
          new Message.Contact(
              Plain.required(fields.get("name"), "the contact's name"),
              list(first(fields, "phone", "phones")),
              list(first(fields, "email", "emails")),
              optional(fields, "company"));
      case PRODUCT ->
          new Message.Product(
              optional(fields, "catalog"),
              Plain.required(first(fields, "id", "product"), "the product's id"),
              Plain.text(first(fields, "text", "body")).strip(),
              optional(fields, "footer"));
    };
  }

  private static double degrees(
      Map<String, @Nullable Object> fields, double most, String... names) {
    Object value = first(fields, names);
    double degrees = value instanceof Double number ? number : parsed(Plain.text(value));
    if (!(Math.abs(degrees) <= most)) {
      throw new FlowFault(
          FlowFault.BAD_VALUE, "`" + names[0] + "` of a location came out as no such number");
    }
    return degrees;
  }

  private static double parsed(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  private static @Nullable Object first(Map<String, @Nullable Object> fields, String... names) {
    for (String name : names) {
      if (fields.get(name) != null) {
        return fields.get(name);
      }
    }
    return null;
  }

  private static Optional<String> optional(Map<String, @Nullable Object> fields, String name) {
    return Optional.of(Plain.text(fields.get(name)).strip()).filter(text -> !text.isEmpty());
  }

  private static List<String> list(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> many -> many.stream().map(Plain::text).toList();
      default -> List.of(Plain.text(value));
    };
  }
}
