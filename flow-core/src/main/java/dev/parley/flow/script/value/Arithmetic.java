package dev.parley.flow.script.value;

import org.jspecify.annotations.Nullable;

/** Operators between values that are not simply numbers. */
public final class Arithmetic {
  private Arithmetic() {}

  /** {@code a + b}. */
  public static @Nullable Object add(Run run, @Nullable Object a, @Nullable Object b) {
    if (a instanceof Double x && b instanceof Double y) {
      return x + y;
    }
    Object left = Coerce.primitive(run, a, Coerce.Hint.DEFAULT);
    Object right = Coerce.primitive(run, b, Coerce.Hint.DEFAULT);
    if (left instanceof String || right instanceof String) {
      return join(run, Coerce.string(run, left), Coerce.string(run, right));
    }
    return Coerce.number(run, left) + Coerce.number(run, right);
  }

  /** Two texts as one. */
  public static String join(Run run, String a, String b) {
    run.meter().produce((long) a.length() + b.length());
    return a.concat(b);
  }

  /** {@code a < b}. */
  public static boolean less(Run run, @Nullable Object a, @Nullable Object b) {
    Object left = Coerce.primitive(run, a, Coerce.Hint.NUMBER);
    Object right = Coerce.primitive(run, b, Coerce.Hint.NUMBER);
    if (left instanceof String x && right instanceof String y) {
      return x.compareTo(y) < 0;
    }
    return Coerce.number(run, left) < Coerce.number(run, right);
  }

  /** {@code a <= b}. */
  public static boolean lessOrEqual(Run run, @Nullable Object a, @Nullable Object b) {
    Object left = Coerce.primitive(run, a, Coerce.Hint.NUMBER);
    Object right = Coerce.primitive(run, b, Coerce.Hint.NUMBER);
    if (left instanceof String x && right instanceof String y) {
      return x.compareTo(y) <= 0;
    }
    return Coerce.number(run, left) <= Coerce.number(run, right);
  }
}
