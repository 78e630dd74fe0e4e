package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Type.Kind;
import java.util.List;
import java.util.Optional;

/** Types of variables and questions. */
final class Types {
  private final Faults faults;

  Types(Faults faults) {
    this.faults = faults;
  }

  /** The type of a variable; text where it cannot be understood. */
  Type declared(Tree.Type type, Spot spot) {
    return lower(type, spot).orElse(Type.of(Kind.TEXT));
  }

  /** The type a question asks for. */
  Optional<Type> asked(Tree.Type type, Spot spot) {
    return lower(type, spot);
  }

  private Optional<Type> lower(Tree.Type type, Spot spot) {
    spot.at(type.range());
    Optional<Kind> kind = Kind.of(type.name().text());
    if (kind.isEmpty()) {
      return Optional.empty(); // the parser has reported it
    }
    List<String> args = type.args().stream().map(Tree.Name::text).toList();
    checkArgs(kind.get(), args, type);
    return Optional.of(new Type(kind.get(), args, type.optional()));
  }

  private void checkArgs(Kind kind, List<String> args, Tree.Type type) {
    switch (kind) {
      case ENUM -> {
        if (args.isEmpty()) {
          faults.badValue(type.range(), "an enum names its values", "enum(small, large)");
        }
      }
      case LIST, FORM -> {
        if (args.size() != 1) {
          faults.badValue(
              type.range(),
              "a " + kind.word() + " names one thing in brackets",
              kind == Kind.LIST ? "list(text)" : "form(booking)");
        }
      }
      default -> {
        if (!args.isEmpty()) {
          faults.badValue(type.range(), "`" + kind.word() + "` takes no brackets", kind.word());
        }
      }
    }
  }
}
