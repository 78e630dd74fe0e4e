package dev.parley.runtime.contact.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a query asks of a contact. Each is true or false of everybody, whatever is unknown. */
public sealed interface Condition {
  /** All of these. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** One of these at least. */
  record Some(List<Condition> parts) implements Condition {
    public Some {
      parts = List.copyOf(parts);
    }
  }

  /** Not this. */
  record Not(Condition part) implements Condition {}

  /** A value beside another. */
  record Compare(Attribute attribute, Relation relation, Value value) implements Condition {}

  /** One of some values. */
  record OneOf(Attribute attribute, List<Value> values) implements Condition {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** Words that hold these. */
  record Contains(Attribute attribute, String text) implements Condition {}

  /** Words that begin so. */
  record Starts(Attribute attribute, String text) implements Condition {}

  /** Anything at all. */
  record Has(Attribute attribute) implements Condition {}

  /** How two values stand to each other. */
  enum Relation {
    IS("="),
    IS_NOT("!="),
    LESS("<"),
    LESS_OR_IS("<="),
    MORE(">"),
    MORE_OR_IS(">=");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    static Optional<Relation> of(String sign) {
      return Arrays.stream(values()).filter(r -> r.sign.equals(sign)).findFirst();
    }
  }

  /** All of these, those inside of others among them. */
  static Condition all(List<Condition> parts) {
    List<Condition> flat = new ArrayList<>();
    parts.forEach(part -> {
      if (part instanceof All(List<Condition> inner)) {
        flat.addAll(inner);
      } else {
        flat.add(part);
      }
    });
    return flat.size() == 1 ? flat.getFirst() : new All(flat);
  }

  /** One of these at least, those inside of others among them. */
  static Condition some(List<Condition> parts) {
    List<Condition> flat = new ArrayList<>();
    parts.forEach(part -> {
      if (part instanceof Some(List<Condition> inner)) {
        flat.addAll(inner);
      } else {
        flat.add(part);
      }
    });
    return flat.size() == 1 ? flat.getFirst() : new Some(flat);
  }
}
