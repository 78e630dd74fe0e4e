package dev.parley.flow.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the parameters of arrow functions; empty where something else stands. */
final class PatternParser {
  private final ExpressionParser parser;
  private final Cursor in;
  private final Brackets brackets;
  private final LiteralParser literals;
  private int nesting;

  PatternParser(ExpressionParser parser) {
    this.parser = parser;
    this.in = parser.in;
    this.brackets = parser.brackets;
    this.literals = new LiteralParser(parser);
  }

  /** parameter = "..." target | target [ "=" expression ]. */
  Optional<Pattern> parameter() {
    in.skipLines();
    int start = in.pos;
    if (in.looking("...")) {
      in.take(3);
      return target().map(p -> new Pattern.Rest(p, start, in.lastEnd()));
    }
    return target().flatMap(p -> withDefault(p, start));
  }

  private Optional<Pattern> withDefault(Pattern pattern, int start) {
    in.skipLines();
    if (Operators.assignmentLength(in) != 1) {
      return Optional.of(pattern);
    }
    in.take(1);
    Expr value = parser.expression();
    return Optional.of(new Pattern.WithDefault(pattern, value, start, in.lastEnd()));
  }

  /** target = name | "[" … "]" | "{" … "}". */
  private Optional<Pattern> target() {
    in.skipLines();
    if (nesting > 50) {
      return Optional.empty();
    }
    nesting++;
    Optional<Pattern> result =
        switch (in.peek()) {
          case '[' -> array();
          case '{' -> object();
          default -> name();
        };
    nesting--;
    return result;
  }

  private Optional<Pattern> name() {
    String name = in.peekName();
    if (!Words.isName(name)) {
      return Optional.empty();
    }
    int start = in.pos;
    in.take(name.length());
    return Optional.of(new Pattern.Bind(name, start, in.lastEnd()));
  }

  private Optional<Pattern> array() {
    int start = brackets.open(1);
    List<Optional<Pattern>> items = new ArrayList<>();
    while (in.skipLines() && in.peek() != ']') {
      if (in.peek() == ',') {
        items.add(Optional.empty());
      } else {
        Optional<Pattern> item = parameter();
        if (item.isEmpty()) {
          return Optional.empty();
        }
        items.add(item);
      }
      if (!in.skipLines() || in.peek() != ',') {
        break;
      }
      in.take(1);
    }
    return closed(']').map(end -> new Pattern.ArrayPattern(items, start, end));
  }

  private Optional<Pattern> object() {
    int start = brackets.open(1);
    List<Pattern.Field> fields = new ArrayList<>();
    Optional<Pattern.Rest> rest = Optional.empty();
    while (in.skipLines() && in.peek() != '}' && rest.isEmpty()) {
      if (in.looking("...")) {
        rest = parameter().map(Pattern.Rest.class::cast);
      } else {
        Optional<Pattern.Field> field = field();
        if (field.isEmpty()) {
          return Optional.empty();
        }
        fields.add(field.get());
      }
      if (!in.skipLines() || in.peek() != ',') {
        break;
      }
      in.take(1);
    }
    Optional<Pattern.Rest> last = rest;
    return closed('}').map(end -> new Pattern.ObjectPattern(fields, last, start, end));
  }

  private Optional<Integer> closed(char bracket) {
    if (!in.skipLines() || in.peek() != bracket) {
      return Optional.empty();
    }
    in.take(1);
    brackets.depth(brackets.depth() - 1);
    return Optional.of(in.lastEnd());
  }

  /** field = name [ "=" expression ] | key ":" parameter. */
  private Optional<Pattern.Field> field() {
    int start = in.pos;
    if (in.peek() == '[') {
      int open = brackets.open(1);
      Expr key = parser.expression();
      brackets.close(']', open);
      return colon() ? parameter().map(p -> new Pattern.Field(key, p)) : Optional.empty();
    }
    Optional<String> key = literals.key();
    if (key.isEmpty()) {
      return Optional.empty();
    }
    int end = in.lastEnd();
    Expr.Str name = new Expr.Str(key.get(), start, end);
    if (colon()) {
      return parameter().map(p -> new Pattern.Field(name, p));
    }
    if (!Words.isName(key.get()) || !Chars.isNameStart(in.text.codePointAt(start))) {
      return Optional.empty();
    }
    return withDefault(new Pattern.Bind(key.get(), start, end), start)
        .map(p -> new Pattern.Field(name, p));
  }

  private boolean colon() {
    in.skipLines();
    if (in.peek() != ':') {
      return false;
    }
    in.take(1);
    return true;
  }
}
