package dev.parley.runtime.template;

import dev.parley.flow.model.TemplateSignature.ButtonKind;
import dev.parley.flow.model.TemplateSignature.HeaderKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The parts of a template, read from Meta's JSON with patience: what it does not know is left out.
 *
 * @param body its text; empty where Meta writes the text itself, as for one-time codes
 * @param cards whether it has a carousel, whose cards are laid out like templates themselves
 */
record Layout(
    Optional<Header> header,
    String body,
    Optional<String> footer,
    List<Button> buttons,
    boolean cards) {
  private static final Pattern GAP = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");

  /**
   * What stands above the text.
   *
   * @param text of a line of text; empty otherwise
   */
  record Header(HeaderKind kind, String text) {
    /** Whether something must be filled in: of everything but a text without a gap. */
    boolean parameter() {
      return kind != HeaderKind.TEXT || !gaps(text).isEmpty();
    }
  }

  /**
   * A button.
   *
   * @param target the address it opens or the number it calls; empty for others
   */
  record Button(ButtonKind kind, String text, String target) {
    /** Whether something must be filled in when it is sent. */
    boolean parameter() {
      return switch (kind) {
        case URL -> !gaps(target).isEmpty();
        case COPY_CODE, OTP, MPM -> true;
        case QUICK_REPLY, PHONE_NUMBER, FLOW, CATALOG -> false;
      };
    }
  }

  static Layout of(JsonNode components) {
    Optional<Header> header = Optional.empty();
    Optional<String> footer = Optional.empty();
    String body = "";
    List<Button> buttons = new ArrayList<>();
    boolean cards = false;
    for (JsonNode part : components) {
      switch (word(part, "type")) {
        case "HEADER" -> header = header(part);
        case "BODY" -> body = part.path("text").asString("");
        case "FOOTER" -> footer = Optional.of(part.path("text").asString(""));
        case "BUTTONS" -> part.path("buttons").forEach(one -> button(one).ifPresent(buttons::add));
        case "CAROUSEL" -> cards = true;
        default -> {}
      }
    }
    return new Layout(header, body, footer, List.copyOf(buttons), cards);
  }

  private static String word(JsonNode node, String field) {
    return node.path(field).asString("").toUpperCase(Locale.ROOT);
  }

  private static Optional<Header> header(JsonNode part) {
    String format = word(part, "format").isEmpty() ? "TEXT" : word(part, "format");
    for (HeaderKind kind : HeaderKind.values()) {
      if (kind.name().equals(format)) {
        return Optional.of(new Header(kind, part.path("text").asString("")));
      }
    }
    return Optional.empty();
  }

  private static Optional<Button> button(JsonNode one) {
    String type = word(one, "type");
    for (ButtonKind kind : ButtonKind.values()) {
      if (kind.name().equals(type)) {
        String target = one.path("url").asString(one.path("phone_number").asString(""));
        return Optional.of(new Button(kind, one.path("text").asString(""), target));
      }
    }
    return Optional.empty();
  }

  /** The gaps of a text, each once, in order. */
  static List<String> gaps(String text) {
    Set<String> gaps = new LinkedHashSet<>();
    Matcher matcher = GAP.matcher(text);
    while (matcher.find()) {
      gaps.add(matcher.group(1));
    }
    return List.copyOf(gaps);
  }

  /** A text with its gaps filled; those without a value stay as they are. */
  static String filled(String text, List<String> values, Map<String, String> named) {
    List<String> gaps = gaps(text);
    return GAP.matcher(text)
        .replaceAll(match -> {
          String name = match.group(1);
          int index = name.matches("\\d{1,3}") ? Integer.parseInt(name) - 1 : gaps.indexOf(name);
          String value =
              named.getOrDefault(
                  name, index >= 0 && index < values.size() ? values.get(index) : match.group());
          return Matcher.quoteReplacement(value);
        });
  }
}
