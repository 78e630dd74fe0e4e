package dev.parley.flow.check;

import dev.parley.flow.model.Type;
import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.flow.script.BinaryOp;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.Template;
import dev.parley.flow.script.value.NumberText;
import java.util.List;

/** How long a text can come out, as far as its source tells. */
final class TextBounds {
  /**
   * Lengths in code points.
   *
   * @param least it is never shorter
   * @param most how long it can be by what is known; a value nobody knows counts as nothing
   */
  record Range(int least, int most) {
    static final Range UNKNOWN = new Range(0, 0);

    static Range exactly(String text) {
      int length = WhatsAppLimits.length(text);
      return new Range(length, length);
    }

    Range then(Range next) {
      return new Range(least + next.least, most + next.most);
    }

    Range or(Range other) {
      return new Range(Math.min(least, other.least), Math.max(most, other.most));
    }
  }

  private static final int DATE = 10;
  private static final int FALSE = 5;

  private final FlowNames names;
  private final IntBounds ints;

  TextBounds(Subject subject) {
    this.names = subject.names();
    this.ints = new IntBounds(subject);
  }

  Range of(Template template) {
    Range range = Range.UNKNOWN;
    for (Template.Part part : template.parts()) {
      range =
          range.then(
              switch (part) {
                case Template.Literal literal -> Range.exactly(literal.text());
                case Template.Hole hole -> of(hole.expr());
              });
    }
    return range;
  }

  private Range of(Expr expr) {
    return switch (expr.bare()) {
      case Expr.Str text -> Range.exactly(text.value());
      case Expr.Num number -> Range.exactly(NumberText.of(number.value()));
      case Expr.TemplateText text -> template(text);
      case Expr.Conditional choice -> of(choice.yes()).or(of(choice.no()));
      case Expr.Binary binary -> binary(binary);
      case Expr.Name name -> name(name.name());
      default -> Range.UNKNOWN;
    };
  }

  private Range template(Expr.TemplateText text) {
    Range range = Range.UNKNOWN;
    for (String literal : text.texts()) {
      range = range.then(Range.exactly(literal));
    }
    for (Expr value : text.values()) {
      range = range.then(of(value));
    }
    return range;
  }

  private Range binary(Expr.Binary binary) {
    return switch (binary.op()) {
      case COALESCE, OR -> of(binary.left()).or(of(binary.right()));
      case ADD -> isText(binary) ? of(binary.left()).then(of(binary.right())) : Range.UNKNOWN;
      default -> Range.UNKNOWN;
    };
  }

  /** Whether a sum is of texts, not of numbers. */
  private static boolean isText(Expr expr) {
    return switch (expr.bare()) {
      case Expr.Str text -> true;
      case Expr.TemplateText text -> true;
      case Expr.Binary sum when sum.op() == BinaryOp.ADD ->
          isText(sum.left()) || isText(sum.right());
      default -> false;
    };
  }

  /** A variable may be unset, and then prints as nothing. */
  private Range name(String name) {
    return names.type(name).map(type -> new Range(0, longest(name, type))).orElse(Range.UNKNOWN);
  }

  private int longest(String name, Type type) {
    return switch (type.kind()) {
      case ENUM -> longest(type.args());
      case BOOL -> FALSE;
      case DATE -> DATE;
      case INT -> ints.digits(name);
      default -> 0;
    };
  }

  private static int longest(List<String> words) {
    return words.stream().mapToInt(WhatsAppLimits::length).max().orElse(0);
  }
}
