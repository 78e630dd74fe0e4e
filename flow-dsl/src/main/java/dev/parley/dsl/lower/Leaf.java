package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Origin;
import dev.parley.dsl.syntax.Range;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Delay;
import dev.parley.flow.model.Type;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The leaves of a tree that was not read but made. */
final class Leaf {
  private Leaf() {}

  static Tree.Text text(String raw) {
    return new Tree.Text(raw, Script.template(raw), Origin.none(), Range.NONE);
  }

  static Optional<Tree.Text> text(Optional<String> raw) {
    return raw.map(Leaf::text);
  }

  static List<Tree.Text> texts(List<String> raw) {
    return raw.stream().map(Leaf::text).toList();
  }

  /** An expression; the tree keeps its source, and nobody asks a made tree for more. */
  static Tree.Js js(String source) {
    return new Tree.Js(source.strip(), new Expr.Bad(0, 0), Origin.none(), Range.NONE);
  }

  static Optional<Tree.Js> js(Optional<String> source) {
    return source.map(Leaf::js);
  }

  static List<Tree.Js> scripts(List<String> sources) {
    return sources.stream().map(Leaf::js).toList();
  }

  static Tree.Name name(String name) {
    return Tree.Name.of(name);
  }

  static Optional<Tree.Name> name(Optional<String> name) {
    return name.map(Tree.Name::of);
  }

  static List<Tree.Name> names(List<String> names) {
    return names.stream().map(Tree.Name::of).toList();
  }

  static Tree.Str string(String value) {
    return Tree.Str.of(value);
  }

  static List<Tree.Str> strings(List<String> values) {
    return values.stream().map(Tree.Str::of).toList();
  }

  static Tree.Dur duration(Delay delay) {
    return new Tree.Dur(delay.toString(), delay.toDuration(), Range.NONE);
  }

  static Tree.Type type(Type type) {
    return new Tree.Type(name(type.kind().word()), names(type.args()), type.optional(), Range.NONE);
  }

  static Tree.Path path(String path) {
    return new Tree.Path(names(List.of(path.split("\\."))), Range.NONE);
  }

  static Tree.Args args(Map<String, String> args) {
    return new Tree.Args(
        args.entrySet().stream()
            .map(e -> new Tree.Arg(name(e.getKey()), js(e.getValue()), Range.NONE))
            .toList(),
        Range.NONE);
  }

  /** Brackets only where there is something to put into them. */
  static Optional<Tree.Args> maybeArgs(Map<String, String> args) {
    return args.isEmpty() ? Optional.empty() : Optional.of(args(args));
  }
}
