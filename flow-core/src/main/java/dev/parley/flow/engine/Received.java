package dev.parley.flow.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What customers send, as the values that flows work with. Parts that are missing are left out. */
final class Received {
  private Received() {}

  /**
   * What expressions read as {@code input}: the kind, the text and what the kind has of its own.
   */
  static Map<String, @Nullable Object> input(Incoming message) {
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    input.put("type", kind(message));
    input.put("text", message.text());
    switch (message) {
      case Incoming.Media media -> input.put("media", value(media));
      case Incoming.Location location -> input.put("location", value(location));
      case Incoming.Contacts contacts -> input.put("contacts", contacts.cards());
      case Incoming.Form form -> input.put("form", form.answers());
      case Incoming.Order order -> input.put("order", value(order));
      case Incoming.Consent consent -> input.put("given", consent.given());
      case Incoming.FromAd ad -> input.put("ad", value(ad.ad()));
      case Incoming.Text text -> {}
      case Incoming.Tap tap -> {}
      case Incoming.Other other -> {}
    }
    return input;
  }

  private static String kind(Incoming message) {
    return switch (message) {
      case Incoming.Text text -> "text";
      case Incoming.Tap tap -> "tap";
      case Incoming.Media media -> media.kind();
      case Incoming.Location location -> "location";
      case Incoming.Contacts contacts -> "contact";
      case Incoming.Form form -> "form";
      case Incoming.Order order -> "order";
      case Incoming.Consent consent -> "consent";
      case Incoming.Other other -> other.kind();
      case Incoming.FromAd ad -> kind(ad.message());
    };
  }

  /** {@code {type, id, mime, caption, filename}}. */
  static Map<String, @Nullable Object> value(Incoming.Media media) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("type", media.kind());
    value.put("id", media.id());
    put(value, "mime", media.mime());
    put(value, "caption", Optional.of(media.text()).filter(text -> !text.isEmpty()));
    put(value, "filename", media.filename());
    return value;
  }

  /** {@code {latitude, longitude, name, address}}. */
  static Map<String, @Nullable Object> value(Incoming.Location location) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("latitude", location.latitude());
    value.put("longitude", location.longitude());
    put(value, "name", location.name());
    put(value, "address", location.address());
    return value;
  }

  /** {@code {catalog, items, text}}. */
  static Map<String, @Nullable Object> value(Incoming.Order order) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    put(value, "catalog", order.catalog());
    value.put("items", order.items());
    put(value, "text", Optional.of(order.text()).filter(text -> !text.isEmpty()));
    return value;
  }

  /** {@code {id, headline, ref}}. */
  static Map<String, @Nullable Object> value(Incoming.Ad ad) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    put(value, "id", ad.id());
    put(value, "headline", ad.headline());
    put(value, "ref", ad.ref());
    return value;
  }

  private static void put(Map<String, @Nullable Object> value, String name, Optional<String> text) {
    text.ifPresent(t -> value.put(name, t));
  }
}
