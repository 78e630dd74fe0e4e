package dev.parley.flow.script.eval;

import dev.parley.flow.script.lib.Members;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Equality;
import dev.parley.flow.script.value.Run;
import dev.parley.flow.script.value.Undefined;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes that read properties. */
final class Access {
  private Access() {}

  /** {@code target.name}. */
  record Property(Node target, String name, boolean optional) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      Object from = target.eval(run);
      if (from instanceof Map<?, ?> map) {
        Object value = map.get(name);
        return value != null ? value : Members.get(run, from, name);
      }
      if (from == Skipped.SKIPPED || (optional && Equality.isNothing(from))) {
        return Skipped.SKIPPED;
      }
      return Members.get(run, from, name);
    }
  }

  /** {@code target.length}. */
  record Length(Node target, Property general) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      Object from = target.eval(run);
      return switch (from) {
        case String text -> (double) text.length();
        case List<?> list -> (double) list.size();
        case null, default ->
            new Property(new Values.Constant(from), "length", general.optional).eval(run);
      };
    }
  }

  /** {@code target[index]}. */
  record Item(Node target, Node index, boolean optional) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      Object from = target.eval(run);
      if (from == Skipped.SKIPPED || (optional && Equality.isNothing(from))) {
        return Skipped.SKIPPED;
      }
      Object key = index.eval(run);
      if (key instanceof Double d && from instanceof List<?> list) {
        int at = d.intValue();
        if (at == d && at >= 0) {
          return at < list.size() ? list.get(at) : Undefined.UNDEFINED;
        }
      }
      return Members.get(run, from, Coerce.key(run, key));
    }
  }

  /** A run of accesses; where a {@code ?.} met nothing it is undefined. */
  record Chain(Node inner) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      Object value = inner.eval(run);
      return value == Skipped.SKIPPED ? Undefined.UNDEFINED : value;
    }
  }
}
