package dev.parley.dsl;

import dev.parley.flow.model.Delay;
import dev.parley.flow.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Small things drawn from a seed: names, texts, expressions, lists of others. */
final class Draw {
  private static final List<String> NAMES =
      List.of(
          "a", "größe", "step_2", "x9", "नाम", "say", "list", "check", "each", "id", "when", "desc",
          "retry", "test", "hours", "as", "until", "notes", "order", "type");
  private static final List<String> TEXTS =
      List.of(
          "Hi!",
          "",
          "Hello ${name}, \"you\"",
          "🍕 नमस्ते\n\t\\${x}",
          "a/b~c",
          "two\nlines",
          "one\n\n  three with ${a + (b ? \"}\" : `x`)}\nend",
          "  blanks around  ",
          "back\\slash and \\n",
          "\"\"\" three",
          "cr\r and \u0001 and \u00a0 and \u2028.",
          "// no comment",
          "$name {name} $",
          "ends with blank \nline");
  private static final List<String> SCRIPTS =
      List.of(
          "a",
          "1 + 2 * a.b",
          "name.trim().length >= 2",
          "!/\\d}\"/.test(name)",
          "list.filter(x => x.a > 1 && x.b).map(x => x.id)",
          "({ a: 1, \"b c\": [1, 2, { d: null }] })",
          "`Hi ${name ?? \"you\"}\n  there`",
          "a ?\n  b :\n  c",
          "f(\n  a,\n  b\n)",
          "\"text // with slashes\"",
          "a?.b?.[0] ?? \"x\"",
          "'single'",
          "[1, 2, 3].includes(x)",
          "x in y",
          "typeof a === \"string\"",
          "-1");

  private final SplittableRandom random;

  Draw(long seed) {
    this.random = new SplittableRandom(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean coin() {
    return random.nextBoolean();
  }

  String name() {
    String name = pick(NAMES);
    return below(3) == 0 ? name : name + below(50);
  }

  String text() {
    return pick(TEXTS);
  }

  /** A text in which nothing is filled in. */
  String string() {
    return pick(TEXTS).replace('\n', ' ');
  }

  String js() {
    return pick(SCRIPTS);
  }

  Map<String, String> args() {
    Map<String, String> args = new LinkedHashMap<>();
    some(() -> args.put(name(), js()));
    return args;
  }

  Delay delay() {
    return new Delay(below(1000), pick(List.of(Delay.Unit.values())));
  }

  Type type() {
    return switch (below(4)) {
      case 0 -> Type.oneOf(many(this::name));
      case 1 -> new Type(Type.Kind.LIST, List.of("text"), coin());
      case 2 -> new Type(Type.Kind.FORM, List.of(name()), coin());
      default -> new Type(pick(List.of(Type.Kind.INT, Type.Kind.DATE)), List.of(), coin());
    };
  }

  <T> Optional<T> maybe(Supplier<T> value) {
    return coin() ? Optional.of(value.get()) : Optional.empty();
  }

  <T> List<T> some(Supplier<T> item) {
    return list(below(3), item);
  }

  <T> List<T> many(Supplier<T> item) {
    return list(1 + below(3), item);
  }

  private static <T> List<T> list(int size, Supplier<T> item) {
    List<T> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(item.get());
    }
    return items;
  }

  <T> T pick(List<T> from) {
    return from.get(below(from.size()));
  }
}
