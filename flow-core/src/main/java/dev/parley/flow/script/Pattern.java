package dev.parley.flow.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a parameter of an arrow function takes apart and names. */
public sealed interface Pattern {
  /** Offset of the first character. */
  int start();

  /** Offset just after the last character. */
  int end();

  /** A name for the whole value. */
  record Bind(String name, int start, int end) implements Pattern {}

  /** A pattern with the value it takes when nothing is given. */
  record WithDefault(Pattern pattern, Expr value, int start, int end) implements Pattern {}

  /** {@code ...pattern}: all the rest. */
  record Rest(Pattern pattern, int start, int end) implements Pattern {}

  /** {@code {a, b: c, ...rest}}. */
  record ObjectPattern(List<Field> fields, Optional<Rest> rest, int start, int end)
      implements Pattern {
    public ObjectPattern {
      fields = List.copyOf(fields);
    }
  }

  /** One property taken out of an object; the key is a {@link Expr.Str} unless it is calculated. */
  record Field(Expr key, Pattern pattern) {}

  /** {@code [a, , b]}; an empty place takes nothing. */
  record ArrayPattern(List<Optional<Pattern>> items, int start, int end) implements Pattern {
    public ArrayPattern {
      items = List.copyOf(items);
    }
  }

  /** The names this pattern gives. */
  default List<Bind> names() {
    return switch (this) {
      case Bind bind -> List.of(bind);
      case WithDefault p -> p.pattern().names();
      case Rest p -> p.pattern().names();
      case ObjectPattern p -> {
        List<Bind> names = new ArrayList<>();
        p.fields().forEach(field -> names.addAll(field.pattern().names()));
        p.rest().ifPresent(rest -> names.addAll(rest.names()));
        yield names;
      }
      case ArrayPattern p ->
          p.items().stream().flatMap(Optional::stream).flatMap(i -> i.names().stream()).toList();
    };
  }

  /** The expressions inside: defaults and calculated keys. */
  default List<Expr> expressions() {
    return switch (this) {
      case Bind bind -> List.of();
      case WithDefault p ->
          Stream.concat(p.pattern().expressions().stream(), Stream.of(p.value())).toList();
      case Rest p -> p.pattern().expressions();
      case ObjectPattern p ->
          Stream.concat(
                  p.fields().stream()
                      .flatMap(f ->
                          Stream.concat(Stream.of(f.key()), f.pattern().expressions().stream())),
                  p.rest().stream().flatMap(rest -> rest.expressions().stream()))
              .toList();
      case ArrayPattern p ->
          p.items().stream()
              .flatMap(Optional::stream)
              .flatMap(i -> i.expressions().stream())
              .toList();
    };
  }
}
