package dev.parley.flow.script;

import dev.parley.flow.script.value.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads lists, objects and texts in backticks. */
final class LiteralParser {
  private final ExpressionParser parser;
  private final Cursor in;
  private final Brackets brackets;

  LiteralParser(ExpressionParser parser) {
    this.parser = parser;
    this.in = parser.in;
    this.brackets = parser.brackets;
  }

  /** item = [ "..." ] expression. */
  Expr item() {
    in.skipLines();
    if (!in.looking("...")) {
      return parser.expression();
    }
    int start = in.pos;
    in.take(3);
    Expr value = parser.expression();
    return new Expr.Spread(value, start, Math.max(value.end(), in.lastEnd()));
  }

  /** array = "[" { [ item ] "," } [ item ] "]". */
  Expr array() {
    int open = brackets.open(1);
    List<Expr> items = new ArrayList<>();
    while (in.skipLines() && in.peek() != ']') {
      if (in.peek() == ',') {
        items.add(new Expr.Gap(in.pos, in.pos));
      } else {
        items.add(item());
      }
      if (!in.skipLines() || in.peek() != ',') {
        break;
      }
      in.take(1);
    }
    brackets.close(']', open);
    return new Expr.ArrayOf(items, open, in.lastEnd());
  }

  /** object = "{" [ property { "," property } ] [ "," ] "}". */
  Expr object() {
    int open = brackets.open(1);
    List<Expr.Property> properties = new ArrayList<>();
    while (in.skipLines() && in.peek() != '}') {
      Optional<Expr.Property> property = property();
      property.ifPresent(properties::add);
      if (property.isEmpty() || !in.skipLines() || in.peek() != ',') {
        break;
      }
      in.take(1);
    }
    brackets.close('}', open);
    return new Expr.ObjectOf(properties, open, in.lastEnd());
  }

  private Optional<Expr.Property> property() {
    if (in.looking("...")) {
      in.take(3);
      return Optional.of(new Expr.SpreadProperty(parser.expression()));
    }
    if (in.peek() == '[') {
      return computed();
    }
    int start = in.pos;
    Optional<String> key = key();
    if (key.isEmpty()) {
      return Optional.empty();
    }
    boolean isName = Chars.isNameStart(in.text.codePointAt(start));
    in.skipLines();
    if (in.peek() == ':') {
      in.take(1);
      return Optional.of(new Expr.NamedProperty(key.get(), false, parser.expression()));
    }
    return isName ? shorthand(key.get(), start) : Optional.of(valueless(start));
  }

  private Expr.Property valueless(int start) {
    int end = in.lastEnd();
    in.report(
        ScriptProblem.notAllowed(
            "`" + in.text.substring(start, end) + "` has no value: `:` and a value are missing.",
            start,
            end));
    return new Expr.NamedProperty("", false, new Expr.Bad(start, end));
  }

  private Optional<Expr.Property> computed() {
    int open = brackets.open(1);
    Expr name = parser.expression();
    brackets.close(']', open);
    in.skipLines();
    if (in.peek() != ':') {
      return Optional.of(valueless(open));
    }
    in.take(1);
    return Optional.of(new Expr.ComputedProperty(name, parser.expression()));
  }

  /** The fixed name of a property: a word, a text in quotes or a number. */
  Optional<String> key() {
    char c = in.peek();
    if (c == '"' || c == '\'') {
      return new TextReader(in).quoted() instanceof Expr.Str text
          ? Optional.of(text.value())
          : Optional.empty();
    }
    if (Chars.isDigit(c) || (c == '.' && Chars.isDigit(in.peek(1)))) {
      return new NumberReader(in).read() instanceof Expr.Num number
          ? Optional.of(NumberText.of(number.value()))
          : Optional.empty();
    }
    String name = in.peekName();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    in.take(name.length());
    return Optional.of(name);
  }

  /** shorthand = name, or what is not allowed: name "(" …, "get" name "(" …, name "=" … . */
  private Optional<Expr.Property> shorthand(String name, int start) {
    int end = in.lastEnd();
    if (in.peek() == '(' || !in.peekName().isEmpty()) {
      in.report(
          ScriptProblem.notAllowed(
              "Functions in an object are written `" + name + ": x => …`.", start, end));
      return skipMethod();
    }
    if (!Words.isName(name)) {
      in.report(
          ScriptProblem.notAllowed("`" + name + "` is not the name of a variable.", start, end));
      return Optional.of(new Expr.NamedProperty(name, true, new Expr.Bad(start, end)));
    }
    Expr value = new Expr.Name(name, start, end);
    int sign = Operators.assignmentLength(in);
    if (sign > 0) {
      in.notAllowed("Between a property and its value stands `:`.", in.pos + sign);
      in.take(sign);
      value = new Expr.Bad(start, parser.expression().end());
    }
    return Optional.of(new Expr.NamedProperty(name, true, value));
  }

  private Optional<Expr.Property> skipMethod() {
    int line = in.lineEnd(in.pos);
    int brace = in.text.indexOf('{', in.pos);
    if (brace < 0 || brace > line) {
      return Optional.empty();
    }
    int start = in.pos;
    in.mark(start, brackets.blockEnd(brace));
    return Optional.of(new Expr.NamedProperty("", false, new Expr.Bad(start, in.lastEnd())));
  }

  /** template = "`" { text | "${" expression "}" } "`". */
  Expr template() {
    int start = in.pos;
    int firstLine = in.lineEnd(start);
    Cursor.Place before = in.place();
    List<String> texts = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    in.take(1);
    texts.add(templateText());
    while (in.looking("${")) {
      values.add(hole());
      texts.add(templateText());
    }
    if (in.peek() == '`' && !in.atEnd()) {
      in.take(1);
      return new Expr.TemplateText(texts, values, start, in.lastEnd());
    }
    if (!in.gaveUp()) {
      in.returnTo(before);
      in.mark(start, firstLine);
      in.report(ScriptProblem.unclosed("This text has no closing backtick.", start, start + 1));
      in.giveUp();
    }
    return new Expr.Bad(start, in.lastEnd());
  }

  private Expr hole() {
    int open = in.pos;
    brackets.open(2);
    Expr value = parser.expression();
    brackets.close('}', open);
    return value;
  }

  /** Text up to the next value or the closing backtick, escapes resolved. */
  private String templateText() {
    StringBuilder text = new StringBuilder();
    int start = in.pos;
    while (!in.atEnd() && in.peek() != '`' && !in.looking("${")) {
      char c = in.peek();
      if (c == '\\') {
        new TextReader(in).escape(text);
      } else {
        in.pos += c == '\r' && in.peek(1) == '\n' ? 2 : 1;
        text.append(c == '\r' ? '\n' : c);
      }
    }
    if (in.pos > start) {
      in.mark(start, in.pos);
    }
    return text.toString();
  }
}
