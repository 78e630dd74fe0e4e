package dev.parley.runtime.contact.query;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What sort of values an attribute has, and so what can be asked of it. */
public enum Kind {
  /** Some words. */
  TEXT(Set.of("=", "!=", "in", "contains", "starts with")),
  /** A phone number, with or without its plus. */
  PHONE(Set.of("=", "!=", "in", "contains", "starts with")),
  /** One of some words. */
  CHOICE(Set.of("=", "!=", "in")),
  /** Several words, of which one is asked for. */
  WORDS(Set.of("=", "!=", "in", "contains", "starts with")),
  /** The groups somebody is in. */
  GROUP(Set.of("=", "!=", "in")),
  /** A number. */
  NUMBER(Set.of("=", "!=", "<", "<=", ">", ">=", "in")),
  /** True or false. */
  FLAG(Set.of("=", "!=")),
  /** A day. */
  DAY(Set.of("=", "!=", "<", "<=", ">", ">=", "in")),
  /** A moment; it is equal to a day if it lies in it. */
  MOMENT(Set.of("=", "!=", "<", "<=", ">", ">="));

  private static final List<String> ORDER =
      List.of("=", "!=", "<", "<=", ">", ">=", "in", "contains", "starts with");

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> operators;

  Kind(Set<String> operators) {
    this.operators = operators;
  }

  /** Whether this may be asked of it. */
  boolean takes(String operator) {
    return operators.contains(operator);
  }

  /** What may be asked of it. */
  public List<String> operators() {
    return ORDER.stream().filter(operators::contains).toList();
  }

  /** Whether its values are words. */
  boolean worded() {
    return EnumSet.of(TEXT, PHONE, CHOICE, WORDS, GROUP).contains(this);
  }

  /** What it is, in words. */
  public String words() {
    return switch (this) {
      case TEXT -> "text";
      case PHONE -> "a phone number";
      case CHOICE -> "one of some words";
      case WORDS, GROUP -> "a list of words";
      case NUMBER -> "a number";
      case FLAG -> "true or false";
      case DAY -> "a day";
      case MOMENT -> "a moment";
    };
  }
}
