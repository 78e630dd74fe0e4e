package dev.parley.runtime.emulator;

import dev.parley.flow.model.WhatsAppLimits;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One value of a request together with the name by which Meta's errors call it, so that every
 * complaint names its field.
 */
final class Param {
  private final String name;
  private final JsonNode node;

  private Param(String name, JsonNode node) {
    this.name = name;
    this.node = node;
  }

  static Param body(JsonNode body) {
    return new Param("", body);
  }

  Param get(String key) {
    return new Param(name.isEmpty() ? key : name + "['" + key + "']", node.path(key));
  }

  String name() {
    return name;
  }

  boolean isPresent() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** This value, which must be there. */
  Param required() {
    if (!isPresent()) {
      throw GraphFault.missing("Parameter " + name + " is required.");
    }
    return this;
  }

  /** This value, which must be an object. */
  Param object() {
    required();
    if (!node.isObject()) {
      throw GraphFault.parameter("Param " + name + " must be a JSON object.");
    }
    return this;
  }

  /** A text that must be there and not be empty. */
  String text() {
    required();
    if (!node.isString()) {
      throw GraphFault.parameter("Param " + name + " must be a string.");
    }
    String text = node.stringValue();
    if (text.isBlank()) {
      throw GraphFault.missing("Parameter " + name + " must not be empty.");
    }
    return text;
  }

  /** A text that must be there and fit. */
  String text(int most) {
    String text = text();
    int length = WhatsAppLimits.length(text);
    if (length > most) {
      throw GraphFault.invalid(
          "%s must be at most %d characters long (it is %d).".formatted(name, most, length));
    }
    return text;
  }

  /** A text that may be missing, but must fit. */
  void optionalText(int most) {
    if (isPresent() && !(node.isString() && node.stringValue().isEmpty())) {
      text(most);
    }
  }

  /** A number that must be there and lie between the two. */
  void number(double least, double most) {
    required();
    double value = node.isNumber() ? node.doubleValue() : asNumber(text());
    if (!(value >= least && value <= most)) {
      throw GraphFault.invalid("%s must be a number from %s to %s.".formatted(name, least, most));
    }
  }

  private static double asNumber(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }

  /** A web address that must be there. */
  void webAddress() {
    String text = text();
    try {
      URI address = new URI(text);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if (Set.of("http", "https").contains(scheme) && address.getHost() != null) {
        return;
      }
    } catch (URISyntaxException notAnAddress) {
      throw GraphFault.invalid(name + " is not a valid URL: " + notAnAddress.getReason() + ".");
    }
    throw GraphFault.invalid(name + " must be a URL that begins with http:// or https://.");
  }

  /** One of these words, in any case; answers it in lower case. */
  String word(List<String> words) {
    String word = text().toLowerCase(Locale.ROOT);
    if (!words.contains(word)) {
      throw GraphFault.parameter(
          "Param %s must be one of {%s} - got \"%s\"."
              .formatted(name, String.join(", ", words).toUpperCase(Locale.ROOT), text()));
    }
    return word;
  }

  /** A list that must be there, with at least one and at most so many items. */
  List<Param> items(int most) {
    required();
    if (!node.isArray()) {
      throw GraphFault.parameter("Param " + name + " must be an array.");
    }
    if (node.isEmpty() || node.size() > most) {
      throw GraphFault.invalid(
          "%s must have 1 to %d items (it has %d).".formatted(name, most, node.size()));
    }
    List<Param> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new Param(name + "[" + i + "]", node.path(i)));
    }
    return items;
  }

  /** Complains about the first of these texts that came before. */
  static void distinct(List<Param> texts) {
    Set<String> seen = new HashSet<>();
    for (Param param : texts) {
      if (!seen.add(param.text())) {
        throw GraphFault.invalid(
            "%s repeats \"%s\"; it must be unique.".formatted(param.name, param.text()));
      }
    }
  }
}
