package dev.parley.runtime.contact.query;

import dev.parley.runtime.contact.query.Condition.All;
import dev.parley.runtime.contact.query.Condition.Compare;
import dev.parley.runtime.contact.query.Condition.Contains;
import dev.parley.runtime.contact.query.Condition.Has;
import dev.parley.runtime.contact.query.Condition.Not;
import dev.parley.runtime.contact.query.Condition.OneOf;
import dev.parley.runtime.contact.query.Condition.Relation;
import dev.parley.runtime.contact.query.Condition.Some;
import dev.parley.runtime.contact.query.Condition.Starts;
import java.util.List;
import java.util.stream.Collectors;

/** Says a query in plain words. */
public final class Reading {
  private Reading() {}

  /** The whole sentence. */
  public static String of(Condition condition) {
    return "Contacts " + clause(condition) + ".";
  }

  private static String clause(Condition condition) {
    return switch (condition) {
      case All(List<Condition> parts) -> joined(parts, " and ");
      case Some(List<Condition> parts) -> joined(parts, " or ");
      case Not(Has(Attribute attribute)) -> "of whom no " + attribute.says() + " is known";
      case Not(OneOf(Attribute attribute, List<Value> values)) ->
          whose(attribute) + " is none of " + values(values);
      case Not(Compare(Attribute attribute, Relation relation, Value value))
          when relation == Relation.IS && attribute.kind() != Kind.FLAG ->
          compared(attribute, Relation.IS_NOT, value);
      case Not(Condition part) -> "who are not those " + inside(part);
      case Compare(Attribute attribute, Relation relation, Value value) ->
          compared(attribute, relation, value);
      case OneOf(Attribute attribute, List<Value> values) ->
          whose(attribute) + " is one of " + values(values);
      case Contains(Attribute attribute, String text) ->
          whose(attribute) + " has " + Printer.quoted(text) + " in it";
      case Starts(Attribute attribute, String text) ->
          whose(attribute) + " begins with " + Printer.quoted(text);
      case Has(Attribute attribute) -> "of whom some " + attribute.says() + " is known";
    };
  }

  private static String joined(List<Condition> parts, String by) {
    return parts.stream().map(Reading::inside).collect(Collectors.joining(by));
  }

  private static String inside(Condition part) {
    boolean several = part instanceof All || part instanceof Some;
    return several ? "(" + clause(part) + ")" : clause(part);
  }

  private static String whose(Attribute attribute) {
    return switch (attribute.kind()) {
      case WORDS, GROUP -> "one of whose " + attribute.says() + "s";
      default -> "whose " + attribute.says();
    };
  }

  private static String compared(Attribute attribute, Relation relation, Value value) {
    return switch (attribute.kind()) {
      case FLAG -> flag(attribute, relation, value);
      case GROUP ->
          (relation == Relation.IS ? "in the group " : "not in the group ") + value(value);
      case WORDS ->
          (relation == Relation.IS ? "with the label " : "without the label ") + value(value);
      case MOMENT, DAY -> "whose " + attribute.says() + " is " + timed(relation) + value(value);
      default -> "whose " + attribute.says() + " is " + sized(relation) + value(value);
    };
  }

  private static String flag(Attribute attribute, Relation relation, Value value) {
    boolean on = value.equals(new Value.Flag(true));
    String of = "of whom " + attribute.says() + " is " + (relation == Relation.IS ? "" : "not ");
    return of + (on ? "true" : "false");
  }

  private static String timed(Relation relation) {
    return switch (relation) {
      case IS -> "";
      case IS_NOT -> "not ";
      case LESS -> "before ";
      case LESS_OR_IS -> "not after ";
      case MORE -> "after ";
      case MORE_OR_IS -> "not before ";
    };
  }

  private static String sized(Relation relation) {
    return switch (relation) {
      case IS -> "";
      case IS_NOT -> "not ";
      case LESS -> "less than ";
      case LESS_OR_IS -> "at most ";
      case MORE -> "more than ";
      case MORE_OR_IS -> "at least ";
    };
  }

  private static String values(List<Value> values) {
    return values.stream().map(Reading::value).collect(Collectors.joining(", "));
  }

  private static String value(Value value) {
    return switch (value) {
      case Value.Word(String text) -> Printer.quoted(text);
      case Value.Apart(int amount, Value.Unit unit, boolean past) ->
          amount + " " + unit.says() + (amount == 1 ? "" : "s") + (past ? " ago" : " from now");
      case Value.Amount number -> Printer.value(number);
      case Value.Flag flag -> Printer.value(flag);
      case Value.Day day -> Printer.value(day);
      case Value.Moment moment -> Printer.value(moment);
      case Value.Named named -> Printer.value(named);
    };
  }
}
