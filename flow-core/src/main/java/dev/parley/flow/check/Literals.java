package dev.parley.flow.check;

import dev.parley.flow.model.Type;
import dev.parley.flow.script.BinaryOp;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.UnaryOp;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a value that stands in the source can be of a type; silent where it is not sure. */
final class Literals {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?");
  private static final Pattern DATETIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ().-]+");
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.+");

  private Literals() {}

  /** Why a value cannot be of a type: what it is instead; empty if it can, or if nobody knows. */
  static Optional<String> misfit(Type type, Expr value) {
    return switch (value.bare()) {
      case Expr.Str text -> text(type, text.value());
      case Expr.TemplateText text -> unless(isTextual(type.kind()), "a text");
      case Expr.Num number -> number(type.kind(), number.value());
      case Expr.Unary sign when isSignedNumber(sign) ->
          number(type.kind(), ((Expr.Num) sign.operand().bare()).value());
      case Expr.Bool truth -> unless(holdsTruth(type.kind()), "true or false");
      case Expr.Unary not when not.op() == UnaryOp.NOT ->
          unless(holdsTruth(type.kind()), "true or false");
      case Expr.Binary test when isTest(test.op()) ->
          unless(holdsTruth(type.kind()), "true or false");
      case Expr.ArrayOf list -> unless(!isScalar(type.kind()), "a list");
      case Expr.ObjectOf object ->
          unless(!isScalar(type.kind()) && type.kind() != Type.Kind.LIST, "an object");
      default -> Optional.empty();
    };
  }

  private static Optional<String> text(Type type, String text) {
    return switch (type.kind()) {
      case ENUM -> unless(type.args().contains(text), "`" + text + "`");
      case DATE -> unless(DATE.matcher(text).matches(), "`" + text + "`");
      case TIME -> unless(TIME.matcher(text).matches(), "`" + text + "`");
      case DATETIME -> unless(DATETIME.matcher(text).matches(), "`" + text + "`");
      case EMAIL -> unless(EMAIL.matcher(text).matches(), "`" + text + "`");
      case PHONE -> unless(PHONE.matcher(text).matches(), "`" + text + "`");
      case URL -> unless(URL.matcher(text).matches(), "`" + text + "`");
      default -> unless(isTextual(type.kind()), "a text");
    };
  }

  private static Optional<String> number(Type.Kind kind, double value) {
    return switch (kind) {
      case NUMBER, JSON -> Optional.empty();
      case INT -> unless(value == Math.rint(value), "no whole number");
      default -> unless(!isScalar(kind) && kind != Type.Kind.LIST, "a number");
    };
  }

  private static boolean isSignedNumber(Expr.Unary unary) {
    boolean sign = unary.op() == UnaryOp.MINUS || unary.op() == UnaryOp.PLUS;
    return sign && unary.operand().bare() instanceof Expr.Num;
  }

  private static boolean isTest(BinaryOp op) {
    return switch (op) {
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN, INSTANCEOF -> true;
      default -> Proof.isEquality(op);
    };
  }

  /** Whether a text may be what a variable of this kind holds. */
  static boolean isTextual(Type.Kind kind) {
    return switch (kind) {
      case INT, NUMBER, BOOL, LIST -> false;
      default -> true;
    };
  }

  private static boolean holdsTruth(Type.Kind kind) {
    return kind == Type.Kind.BOOL || (!isScalar(kind) && kind != Type.Kind.LIST);
  }

  private static boolean isScalar(Type.Kind kind) {
    return switch (kind) {
      case TEXT, INT, NUMBER, BOOL, DATE, TIME, DATETIME, EMAIL, PHONE, URL, ENUM -> true;
      default -> false;
    };
  }

  private static Optional<String> unless(boolean fits, String what) {
    return fits ? Optional.empty() : Optional.of(what);
  }
}
