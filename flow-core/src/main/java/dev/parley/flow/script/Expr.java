package dev.parley.flow.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An expression as its author wrote it: an immutable tree, every part with its place in the text.
 */
public sealed interface Expr {
  /** Offset of the first character. */
  int start();

  /** Offset just after the last character. */
  int end();

  /** A name: a variable, a parameter or something built in. */
  record Name(String name, int start, int end) implements Expr {}

  /** A number. */
  record Num(double value, int start, int end) implements Expr {}

  /** An integer of any size, written with a trailing {@code n}; the digits are decimal. */
  record BigInt(String digits, int start, int end) implements Expr {}

  /** A text in quotes, escapes resolved. */
  record Str(String value, int start, int end) implements Expr {}

  /** {@code true} or {@code false}. */
  record Bool(boolean value, int start, int end) implements Expr {}

  /** {@code null}. */
  record Null(int start, int end) implements Expr {}

  /** A regular expression literal. */
  record Regex(String pattern, String flags, int start, int end) implements Expr {}

  /** A text in backticks; there is always one text more than there are values between them. */
  record TemplateText(List<String> texts, List<Expr> values, int start, int end) implements Expr {
    public TemplateText {
      texts = List.copyOf(texts);
      values = List.copyOf(values);
    }
  }

  /** A list; items may be {@link Spread} or {@link Gap}. */
  record ArrayOf(List<Expr> items, int start, int end) implements Expr {
    public ArrayOf {
      items = List.copyOf(items);
    }
  }

  /** A place in a list where nothing was written, as in {@code [1,,2]}. */
  record Gap(int start, int end) implements Expr {}

  /** An object in braces. */
  record ObjectOf(List<Property> properties, int start, int end) implements Expr {
    public ObjectOf {
      properties = List.copyOf(properties);
    }
  }

  /** What stands between the commas of an object in braces. */
  sealed interface Property {
    /** The value, or for a spread the object whose properties are taken over. */
    Expr value();
  }

  /** A property with a fixed name; {@code shorthand} if it was written without a colon. */
  record NamedProperty(String name, boolean shorthand, Expr value) implements Property {}

  /** A property whose name is calculated: {@code [name]: value}. */
  record ComputedProperty(Expr name, Expr value) implements Property {}

  /** All properties of another object: {@code ...other}. */
  record SpreadProperty(Expr value) implements Property {}

  /** {@code ...value} among the items of a list or of a call. */
  record Spread(Expr value, int start, int end) implements Expr {}

  /** An expression in round brackets. */
  record Paren(Expr inner, int start, int end) implements Expr {}

  /** {@code target.name}, or {@code target?.name} if optional. */
  record Member(Expr target, String name, boolean optional, int start, int end) implements Expr {}

  /** {@code target[index]}, or {@code target?.[index]} if optional. */
  record Index(Expr target, Expr index, boolean optional, int start, int end) implements Expr {}

  /** {@code callee(arguments)}, or {@code callee?.(arguments)} if optional. */
  record Call(Expr callee, List<Expr> arguments, boolean optional, int start, int end)
      implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A run of accesses with a {@code ?.} in it; where that meets nothing, the whole run is
   * undefined.
   */
  record Chain(Expr inner, int start, int end) implements Expr {}

  /** {@code new callee(arguments)}. */
  record New(Expr callee, List<Expr> arguments, int start, int end) implements Expr {
    public New {
      arguments = List.copyOf(arguments);
    }
  }

  /** An operator before a value. */
  record Unary(UnaryOp op, Expr operand, int start, int end) implements Expr {}

  /** An operator between two values. */
  record Binary(BinaryOp op, Expr left, Expr right, int start, int end) implements Expr {}

  /** {@code condition ? yes : no}. */
  record Conditional(Expr condition, Expr yes, Expr no, int start, int end) implements Expr {}

  /** {@code (parameters) => body}. */
  record Arrow(List<Pattern> parameters, Expr body, int start, int end) implements Expr {
    public Arrow {
      parameters = List.copyOf(parameters);
    }
  }

  /** What could not be read; a problem says why. */
  record Bad(int start, int end) implements Expr {}

  /** The expressions directly inside this one, in the order of the text. */
  default List<Expr> children() {
    return switch (this) {
      case Name e -> List.of();
      case Num e -> List.of();
      case BigInt e -> List.of();
      case Str e -> List.of();
      case Bool e -> List.of();
      case Null e -> List.of();
      case Regex e -> List.of();
      case Gap e -> List.of();
      case Bad e -> List.of();
      case TemplateText e -> e.values();
      case ArrayOf e -> e.items();
      case ObjectOf e -> e.properties().stream().flatMap(Expr::parts).toList();
      case Spread e -> List.of(e.value());
      case Paren e -> List.of(e.inner());
      case Member e -> List.of(e.target());
      case Index e -> List.of(e.target(), e.index());
      case Call e -> headed(e.callee(), e.arguments());
      case Chain e -> List.of(e.inner());
      case New e -> headed(e.callee(), e.arguments());
      case Unary e -> List.of(e.operand());
      case Binary e -> List.of(e.left(), e.right());
      case Conditional e -> List.of(e.condition(), e.yes(), e.no());
      case Arrow e ->
          Stream.concat(
                  e.parameters().stream().flatMap(p -> p.expressions().stream()),
                  Stream.of(e.body()))
              .toList();
    };
  }

  private static Stream<Expr> parts(Property property) {
    return property instanceof ComputedProperty computed
        ? Stream.of(computed.name(), computed.value())
        : Stream.of(property.value());
  }

  private static List<Expr> headed(Expr head, List<Expr> rest) {
    List<Expr> all = new ArrayList<>(rest.size() + 1);
    all.add(head);
    all.addAll(rest);
    return all;
  }

  /** This expression without the round brackets around it. */
  default Expr bare() {
    Expr e = this;
    while (e instanceof Paren paren) {
      e = paren.inner();
    }
    return e;
  }

  /** The text of a text literal, also where it stands in round brackets. */
  default Optional<String> literalText() {
    return bare() instanceof Str text ? Optional.of(text.value()) : Optional.empty();
  }
}
