package dev.parley.flow.script.eval;

import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Equality;
import dev.parley.flow.script.value.Run;
import org.jspecify.annotations.Nullable;

/** Nodes that evaluate one side or the other. */
final class Choices {
  private Choices() {}

  /** {@code left && right}. */
  record And(Node left, Node right) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      Object a = left.eval(run);
      return Coerce.truth(a) ? right.eval(run) : a;
    }

    @Override
    public boolean truth(Run run) {
      return left.truth(run) && right.truth(run);
    }
  }

  /** {@code left || right}. */
  record Or(Node left, Node right) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      Object a = left.eval(run);
      return Coerce.truth(a) ? a : right.eval(run);
    }

    @Override
    public boolean truth(Run run) {
      return left.truth(run) || right.truth(run);
    }
  }

  /** {@code left ?? right}. */
  record Coalesce(Node left, Node right) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      Object a = left.eval(run);
      return Equality.isNothing(a) ? right.eval(run) : a;
    }
  }

  /** {@code condition ? yes : no}. */
  record Choose(Node condition, Node yes, Node no) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      return condition.truth(run) ? yes.eval(run) : no.eval(run);
    }

    @Override
    public double number(Run run) {
      return condition.truth(run) ? yes.number(run) : no.number(run);
    }

    @Override
    public boolean truth(Run run) {
      return condition.truth(run) ? yes.truth(run) : no.truth(run);
    }

    @Override
    public boolean numeric() {
      return yes.numeric() && no.numeric();
    }
  }
}
