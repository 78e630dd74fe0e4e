package dev.parley.runtime.contact.query;

import dev.parley.runtime.contact.query.Condition.All;
import dev.parley.runtime.contact.query.Condition.Compare;
import dev.parley.runtime.contact.query.Condition.Contains;
import dev.parley.runtime.contact.query.Condition.Has;
import dev.parley.runtime.contact.query.Condition.Not;
import dev.parley.runtime.contact.query.Condition.OneOf;
import dev.parley.runtime.contact.query.Condition.Some;
import dev.parley.runtime.contact.query.Condition.Starts;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a query in its normal form, which reads as the same query again. */
public final class Printer {
  private static final Pattern BARE = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

  private Printer() {}

  /** The normal form. */
  public static String print(Condition condition) {
    return switch (condition) {
      case All(List<Condition> parts) -> joined(parts, " and ");
      case Some(List<Condition> parts) -> joined(parts, " or ");
      case Not(Has(Attribute attribute)) -> attribute.name() + " is empty";
      case Not(OneOf(Attribute attribute, List<Value> values)) ->
          attribute.name() + " not in " + list(values);
      case Not(Condition part) -> "not " + inside(part);
      case Compare(Attribute attribute, Condition.Relation relation, Value value) ->
          attribute.name() + " " + relation.sign() + " " + value(value);
      case OneOf(Attribute attribute, List<Value> values) ->
          attribute.name() + " in " + list(values);
      case Contains(Attribute attribute, String text) ->
          attribute.name() + " contains " + word(text);
      case Starts(Attribute attribute, String text) ->
          attribute.name() + " starts with " + word(text);
      case Has(Attribute attribute) -> "has " + attribute.name();
    };
  }

  private static String joined(List<Condition> parts, String by) {
    return parts.stream().map(Printer::inside).collect(Collectors.joining(by));
  }

  private static String inside(Condition part) {
    boolean several = part instanceof All || part instanceof Some;
    return several ? "(" + print(part) + ")" : print(part);
  }

  private static String list(List<Value> values) {
    return values.stream().map(Printer::value).collect(Collectors.joining(", ", "(", ")"));
  }

  /** A value as it is written in a query. */
  static String value(Value value) {
    return switch (value) {
      case Value.Word(String text) -> word(text);
      case Value.Amount number -> number.number().toPlainString();
      case Value.Flag(boolean on) -> "" + on;
      case Value.Day day -> day.day().toString();
      case Value.Moment moment -> moment.at().toString();
      case Value.Apart(int amount, Value.Unit unit, boolean past) ->
          amount + unit.sign() + (past ? " ago" : " from now");
      case Value.Named(Value.Name name) -> name.word();
    };
  }

  private static String word(String text) {
    boolean bare = BARE.matcher(text).matches() && !Words.isKeyword(text);
    return bare ? text : quoted(text);
  }

  static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + "\"";
  }
}
