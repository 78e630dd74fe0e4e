package dev.parley.runtime.whatsapp;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A JSON object read with patience: a member that is missing, null or of the wrong type is simply
 * not there, and numbers and text stand in for each other, as they do in Meta's own examples.
 */
record Fields(JsonNode node) {
  private static final Fields NONE = new Fields(JsonNodeFactory.instance.objectNode());
  private static final char REPLACEMENT = '\uFFFD';
  private static final long MILLIS_FROM = 100_000_000_000L;
  private static final int LONG_DIGITS = 18;
  private static final int DOUBLE_DIGITS = 300;

  static Fields of(@Nullable JsonNode node) {
    return node != null && node.isObject() ? new Fields(node) : NONE;
  }

  boolean isEmpty() {
    return node.isEmpty();
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  Fields object(String name) {
    return of(node.get(name));
  }

  /** The text of a member; an empty one counts as absent. */
  Optional<String> text(String name) {
    return text(node.get(name));
  }

  /** The first of several members that has text. */
  Optional<String> text(String name, String... others) {
    return Stream.concat(Stream.of(name), Stream.of(others))
        .flatMap(n -> text(n).stream())
        .findFirst();
  }

  static Optional<String> text(@Nullable JsonNode member) {
    if (member == null) {
      return Optional.empty();
    }
    if (member.isIntegralNumber()) {
      return Optional.of(member.asString());
    }
    if (!member.isString() || member.stringValue().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(storable(member.stringValue()));
  }

  /** Text that may be empty but must be text. */
  Optional<String> body(String name) {
    JsonNode member = node.get(name);
    return member != null && member.isString()
        ? Optional.of(storable(member.stringValue()))
        : text(member);
  }

  boolean flag(String name) {
    return truth(name).orElse(false);
  }

  Optional<Boolean> truth(String name) {
    JsonNode member = node.get(name);
    return member != null && member.isBoolean()
        ? Optional.of(member.booleanValue())
        : text(name).filter(t -> t.equals("true") || t.equals("false")).map(Boolean::valueOf);
  }

  Optional<BigDecimal> number(String name) {
    JsonNode member = node.get(name);
    if (member == null) {
      return Optional.empty();
    }
    return member.isNumber()
        ? Optional.of(member.decimalValue())
        : text(member).flatMap(Fields::decimal);
  }

  /** A finite number as a double, for coordinates. */
  Optional<Double> real(String name) {
    return number(name)
        .filter(n -> Math.abs((long) n.precision() - n.scale()) < DOUBLE_DIGITS)
        .map(BigDecimal::doubleValue);
  }

  Optional<Integer> integer(String name) {
    return text(name).flatMap(Fields::whole).filter(n -> n == n.intValue()).map(Long::intValue);
  }

  /** A time in seconds since 1970, or in milliseconds if it is too large for that. */
  Optional<Instant> instant(String name) {
    return text(name).flatMap(Fields::whole).flatMap(Fields::instant);
  }

  /** The members of a list; anything else that is there counts as a list of one. */
  List<JsonNode> items(String name) {
    JsonNode member = node.get(name);
    if (member == null || member.isNull()) {
      return List.of();
    }
    return member.isArray() ? List.copyOf(member.values()) : List.of(member);
  }

  List<Fields> objects(String name) {
    return items(name).stream().filter(JsonNode::isObject).map(Fields::new).toList();
  }

  private static Optional<Long> whole(String digits) {
    boolean small = digits.length() <= LONG_DIGITS && digits.matches("-?[0-9]+");
    return small ? Optional.of(Long.valueOf(digits)) : Optional.empty();
  }

  private static Optional<Instant> instant(long value) {
    if (value <= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          value < MILLIS_FROM ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> decimal(String text) {
    boolean plain = text.length() <= 2 * LONG_DIGITS && text.matches("-?[0-9]+(\\.[0-9]+)?");
    return plain ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** Databases take neither NUL nor half a surrogate pair in text; the raw JSON keeps both. */
  private static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return repaired(text);
      }
    }
    return text;
  }

  private static String repaired(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(c ->
            c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                ? REPLACEMENT
                : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
