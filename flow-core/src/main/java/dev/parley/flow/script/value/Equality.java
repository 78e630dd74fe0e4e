package dev.parley.flow.script.value;

import org.jspecify.annotations.Nullable;

/** The four ways in which ECMAScript calls two values equal. */
public final class Equality {
  private Equality() {}

  /** {@code ===}. */
  @SuppressWarnings("ReferenceEquality") // Objects are equal only to themselves.
  public static boolean strict(@Nullable Object a, @Nullable Object b) {
    return switch (a) {
      case Double x -> b instanceof Double y && x.doubleValue() == y.doubleValue();
      case String x -> b instanceof String y && x.equals(y);
      case Boolean x -> x.equals(b);
      case null, default -> a == b;
    };
  }

  /** {@code ==}. */
  public static boolean loose(Run run, @Nullable Object a, @Nullable Object b) {
    if (isNothing(a) || isNothing(b)) {
      return isNothing(a) && isNothing(b);
    }
    boolean simpleA = Coerce.isPrimitive(a);
    boolean simpleB = Coerce.isPrimitive(b);
    if (simpleA && simpleB) {
      return sameKind(a, b) ? strict(a, b) : Coerce.number(run, a) == Coerce.number(run, b);
    }
    if (simpleA) {
      return loose(run, a, Coerce.primitive(run, b, Coerce.Hint.DEFAULT));
    }
    if (simpleB) {
      return loose(run, Coerce.primitive(run, a, Coerce.Hint.DEFAULT), b);
    }
    return strict(a, b);
  }

  private static boolean sameKind(@Nullable Object a, @Nullable Object b) {
    return a != null && b != null && a.getClass() == b.getClass();
  }

  /** Whether a value is null or undefined. */
  public static boolean isNothing(@Nullable Object value) {
    return value == null || value == Undefined.UNDEFINED;
  }

  /** SameValueZero: as {@code ===}, but NaN is equal to itself. */
  public static boolean sameZero(@Nullable Object a, @Nullable Object b) {
    return strict(a, b) || (isNan(a) && isNan(b));
  }

  /** Object.is: NaN is equal to itself, and 0 is not equal to -0. */
  public static boolean same(@Nullable Object a, @Nullable Object b) {
    return (a instanceof Double x && b instanceof Double y) ? x.equals(y) : strict(a, b);
  }

  private static boolean isNan(@Nullable Object value) {
    return value instanceof Double d && d.isNaN();
  }
}
