package dev.parley.runtime.contact.query;

import dev.parley.flow.script.Nearest;
import dev.parley.flow.script.TextFold;
import dev.parley.runtime.contact.query.Condition.Relation;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Holds what is asked, and what it is compared with, against what sort of attribute it is. */
final class Typing {
  /** Stands for a name that is none, of which nothing more need be said. */
  static final Attribute UNKNOWN =
      new Attribute("", "", Kind.TEXT, new Attribute.Place.Shelf(""), List.of());

  private static final int FARTHEST = 10_000;
  private static final int LONGEST_WORD = 400;
  private static final int FEW = 8;
  private static final int LAST_YEAR = 9_999;
  private static final Value NONE = new Value.Word("");

  private final List<QueryFault> faults;

  Typing(List<QueryFault> faults) {
    this.faults = faults;
  }

  private Value wrong(Token token, String message) {
    faults.add(token.fault(message));
    return NONE;
  }

  void operator(Attribute attribute, String operator, Token token) {
    if (!attribute.equals(UNKNOWN) && !attribute.kind().takes(operator)) {
      wrong(
          token,
          attribute.name()
              + " is "
              + attribute.kind().words()
              + ", which takes "
              + String.join(", ", attribute.kind().operators())
              + ", has and is empty, but not "
              + operator
              + ".");
    }
  }

  /** A moment is hardly ever the same as another. */
  void comparable(Attribute attribute, Relation relation, Value value, Token token) {
    boolean same = relation == Relation.IS || relation == Relation.IS_NOT;
    boolean day =
        value instanceof Value.Day
            || (value instanceof Value.Named(Value.Name name) && name != Value.Name.NOW);
    if (attribute.kind() == Kind.MOMENT && same && !day && !value.equals(NONE)) {
      wrong(
          token,
          attribute.name()
              + " is a moment, which hardly ever equals another: use <, <=, > or >=, or compare"
              + " with a day.");
    }
  }

  Value value(Attribute attribute, Token token) {
    if (attribute.equals(UNKNOWN)) {
      return NONE;
    }
    return switch (attribute.kind()) {
      case TEXT, WORDS, GROUP -> word(attribute, token);
      case PHONE -> phone(token);
      case CHOICE -> choice(attribute, token);
      case NUMBER -> number(attribute, token);
      case FLAG -> flag(attribute, token);
      case DAY -> day(attribute, token);
      case MOMENT -> moment(attribute, token);
    };
  }

  private Value word(Attribute attribute, Token token) {
    return switch (token.sort()) {
      case WORD, STRING -> {
        if (token.text().isBlank()) {
          yield wrong(token, "No text is empty: write " + attribute.name() + " is empty.");
        }
        if (token.text().length() > LONGEST_WORD) {
          yield wrong(token, "A text has " + LONGEST_WORD + " characters at most here.");
        }
        yield odd(token.text())
            ? wrong(token, "This text has characters that are none.")
            : new Value.Word(token.text());
      }
      default ->
          wrong(
              token,
              attribute.name()
                  + " is "
                  + attribute.kind().words()
                  + ": put "
                  + token.text()
                  + " in quotes.");
    };
  }

  private static boolean odd(String text) {
    return text.codePoints()
        .anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  private Value phone(Token token) {
    String digits = token.text().replaceAll("[\\s()./-]", "").replaceFirst("^\\+", "");
    return digits.matches("[0-9]{1,20}")
        ? new Value.Word(digits)
        : wrong(token, "A phone number has digits only, such as \"+919876543210\".");
  }

  private Value choice(Attribute attribute, Token token) {
    String folded = TextFold.fold(token.text());
    for (String word : attribute.words()) {
      if (TextFold.fold(word).equals(folded)) {
        return new Value.Word(word);
      }
    }
    String near =
        Nearest.to(token.text(), attribute.words())
            .map(word -> "Did you mean " + word + "?")
            .orElseGet(() -> "It is one of " + listed(attribute.words()) + ".");
    return wrong(token, token.shown() + " is no " + attribute.name() + ". " + near);
  }

  private static String listed(List<String> words) {
    String shown = String.join(", ", words.subList(0, Math.min(FEW, words.size())));
    return words.size() > FEW ? shown + " …" : shown;
  }

  private Value number(Attribute attribute, Token token) {
    return switch (token.sort()) {
      case NUMBER -> {
        BigDecimal number = new BigDecimal(token.text());
        yield Double.isFinite(number.doubleValue())
            ? new Value.Amount(number)
            : wrong(token, "This number is too large.");
      }
      case STRING -> wrong(token, attribute.name() + " is a number: write it without quotes.");
      default ->
          wrong(token, attribute.name() + " is a number, and " + token.shown() + " is none.");
    };
  }

  private Value flag(Attribute attribute, Token token) {
    if (token.is("true") || token.is("false")) {
      return new Value.Flag(token.is("true"));
    }
    return wrong(token, attribute.name() + " is true or false, not " + token.shown() + ".");
  }

  private Value day(Attribute attribute, Token token) {
    if (token.sort() == Token.Sort.MOMENT) {
      return wrong(token, attribute.name() + " is a day: leave the time out.");
    }
    return named(token)
        .or(() -> date(token))
        .orElseGet(() -> wrong(token, attribute.name() + " is a day. " + howToSayDays(token)));
  }

  private Value moment(Attribute attribute, Token token) {
    return named(token)
        .or(() -> date(token))
        .or(() -> instant(token))
        .orElseGet(() -> wrong(token, attribute.name() + " is a moment. " + howToSayDays(token)));
  }

  private static String howToSayDays(Token token) {
    if (token.sort() == Token.Sort.NUMBER) {
      return "Write " + token.text() + "d ago for so many days ago, or a day such as 2026-11-30.";
    }
    if (token.sort() == Token.Sort.MOMENT) {
      return "Say its zone as well, such as 2026-11-30T12:00Z.";
    }
    return "Write a day such as 2026-11-30, today, or a time such as 30d ago.";
  }

  private static Optional<Value> named(Token token) {
    return token.sort() == Token.Sort.WORD
        ? Value.Name.of(token.text()).map(Value.Named::new)
        : Optional.empty();
  }

  private static Optional<Value> date(Token token) {
    try {
      LocalDate day = LocalDate.parse(token.text().strip());
      return Optional.of(day).filter(Typing::usual).map(Value.Day::new);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Value> instant(Token token) {
    try {
      OffsetDateTime at = OffsetDateTime.parse(token.text().strip());
      return Optional.of(at)
          .filter(moment -> usual(moment.toLocalDate()))
          .map(moment -> new Value.Moment(moment.toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean usual(LocalDate day) {
    return day.getYear() >= 1 && day.getYear() < LAST_YEAR;
  }

  /** Such as {@code 30d} ago or from now. */
  Value span(Attribute attribute, Token token, boolean past) {
    if (attribute.equals(UNKNOWN)) {
      return NONE;
    }
    if (attribute.kind() != Kind.DAY && attribute.kind() != Kind.MOMENT) {
      return wrong(
          token, attribute.name() + " is " + attribute.kind().words() + " and has no time in it.");
    }
    String digits = token.text().replaceFirst("\\D+$", "");
    String sign = token.text().substring(digits.length());
    Optional<Value.Unit> unit = Value.Unit.of(sign);
    if (unit.isEmpty()) {
      return wrong(token, sign + " is no time: use min, h, d, w, mo or y.");
    }
    if (digits.length() > 5 || Integer.parseInt(digits) > FARTHEST) {
      return wrong(token, "Nothing is farther away than " + FARTHEST + sign + ".");
    }
    if (attribute.kind() == Kind.DAY && unit.get().fine()) {
      return wrong(token, attribute.name() + " is a day: count in d, w, mo or y.");
    }
    return new Value.Apart(Integer.parseInt(digits), unit.get(), past);
  }
}
