package dev.parley.flow.script.eval;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.lib.Members;
import dev.parley.flow.script.lib.Methods;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Constructor;
import dev.parley.flow.script.value.Describe;
import dev.parley.flow.script.value.Equality;
import dev.parley.flow.script.value.Iterables;
import dev.parley.flow.script.value.JsFunction;
import dev.parley.flow.script.value.Run;
import dev.parley.flow.script.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes that call. */
final class Calls {
  private Calls() {}

  /** The arguments of a call. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Arguments(Node[] nodes, boolean spread) {
    @Nullable Object[] eval(Run run) {
      if (spread) {
        return spread(run);
      }
      @Nullable Object[] values = new @Nullable Object[nodes.length];
      for (int i = 0; i < nodes.length; i++) {
        values[i] = nodes[i].eval(run);
      }
      return values;
    }

    private @Nullable Object[] spread(Run run) {
      List<@Nullable Object> values = new ArrayList<>();
      for (Node node : nodes) {
        if (node instanceof Collections.SpreadItems items) {
          List<? extends @Nullable Object> more = Iterables.toList(run, items.value().eval(run));
          run.meter().items(more.size());
          values.addAll(more);
        } else {
          values.add(node.eval(run));
        }
      }
      return values.toArray();
    }
  }

  /** {@code target.name(arguments)}. */
  record MethodCall(
      Node target, String name, Methods methods, Arguments arguments, Optional optional)
      implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      Object self = target.eval(run);
      if (self instanceof String text && methods.string() != null) {
        return methods.call(text, new Args(run, arguments.eval(run)));
      }
      if (self == Skipped.SKIPPED || (optional.member && Equality.isNothing(self))) {
        return Skipped.SKIPPED;
      }
      if (methods.has(self) && !(self instanceof Map<?, ?>) && !(self instanceof JsFunction)) {
        return methods.call(self, new Args(run, arguments.eval(run)));
      }
      Object callee = Members.get(run, self, name);
      return invoke(run, callee, self, this);
    }

    private static @Nullable Object invoke(
        Run run, @Nullable Object callee, @Nullable Object self, MethodCall call) {
      if (call.optional.call && Equality.isNothing(callee)) {
        return Skipped.SKIPPED;
      }
      @Nullable Object[] arguments = call.arguments.eval(run);
      if (callee instanceof JsFunction function) {
        return function.call(run, self, arguments);
      }
      throw Members.notAFunction("`" + call.name + "` of " + Describe.value(self));
    }
  }

  /** Whether there is a question mark before the name, and before the arguments. */
  record Optional(boolean member, boolean call) {}

  /** {@code target[name](arguments)}. */
  record ComputedCall(Node target, Node index, Arguments arguments, Optional optional)
      implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      Object self = target.eval(run);
      if (self == Skipped.SKIPPED || (optional.member && Equality.isNothing(self))) {
        return Skipped.SKIPPED;
      }
      String name = Coerce.key(run, index.eval(run));
      Object callee = Members.get(run, self, name);
      if (optional.call && Equality.isNothing(callee)) {
        return Skipped.SKIPPED;
      }
      @Nullable Object[] values = arguments.eval(run);
      if (callee instanceof JsFunction function) {
        return function.call(run, self, values);
      }
      throw Members.notAFunction("`" + Describe.shortened(name) + "` of " + Describe.value(self));
    }
  }

  /** {@code callee(arguments)}. */
  record FunctionCall(Node callee, String name, Arguments arguments, boolean optional)
      implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      Object function = callee.eval(run);
      if (function instanceof JsFunction callable) {
        return callable.call(run, Undefined.UNDEFINED, arguments.eval(run));
      }
      if (function == Skipped.SKIPPED || (optional && Equality.isNothing(function))) {
        return Skipped.SKIPPED;
      }
      arguments.eval(run);
      throw Members.notAFunction(name.isEmpty() ? Describe.value(function) : "`" + name + "`");
    }
  }

  /** {@code new callee(arguments)}. */
  record Construct(Node callee, Arguments arguments) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      Object kind = callee.eval(run);
      if (kind instanceof Constructor constructor) {
        return constructor.construct(new Args(run, arguments.eval(run)));
      }
      throw new ScriptFault(
          kind instanceof JsFunction ? FaultCode.NOT_COVERED : FaultCode.TYPE,
          Describe.value(kind) + " cannot stand after `new`.");
    }
  }
}
