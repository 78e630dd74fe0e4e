package dev.parley.flow.script.eval;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.lib.Members;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Describe;
import dev.parley.flow.script.value.Equality;
import dev.parley.flow.script.value.Iterables;
import dev.parley.flow.script.value.Lists;
import dev.parley.flow.script.value.Objects;
import dev.parley.flow.script.value.Run;
import dev.parley.flow.script.value.Undefined;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes an argument apart into the places of its parameters. */
sealed interface Binder {
  /** Fills the places from a value. */
  void bind(Run run, @Nullable Object[] locals, @Nullable Object value);

  /** The whole value under one name. */
  record Whole(int index) implements Binder {
    @Override
    public void bind(Run run, @Nullable Object[] locals, @Nullable Object value) {
      locals[index] = value;
    }
  }

  /** Another value where nothing is given. */
  record Default(Binder inner, Node fallback) implements Binder {
    @Override
    public void bind(Run run, @Nullable Object[] locals, @Nullable Object value) {
      inner.bind(run, locals, value == Undefined.UNDEFINED ? fallback.eval(run) : value);
    }
  }

  /** Items of a list by their place; an empty place takes nothing. */
  record Items(List<Place> items, @Nullable Binder rest) implements Binder {
    @Override
    public void bind(Run run, @Nullable Object[] locals, @Nullable Object value) {
      List<? extends @Nullable Object> list = Iterables.toList(run, value);
      for (int i = 0; i < items.size(); i++) {
        Binder item = items.get(i).binder();
        if (item != null) {
          item.bind(run, locals, Lists.at(list, i));
        }
      }
      if (rest != null) {
        int from = Math.min(items.size(), list.size());
        rest.bind(run, locals, new ArrayList<@Nullable Object>(list.subList(from, list.size())));
      }
    }
  }

  /** A place in a list: its binder, or none. */
  record Place(@Nullable Binder binder) {}

  /** Properties of an object by their name. */
  record Properties(List<Field> fields, @Nullable Binder rest) implements Binder {
    @Override
    public void bind(Run run, @Nullable Object[] locals, @Nullable Object value) {
      if (Equality.isNothing(value)) {
        throw new ScriptFault(
            FaultCode.TYPE, Describe.value(value) + " cannot be taken apart like an object.");
      }
      Set<String> taken = new HashSet<>();
      for (Field field : fields) {
        String key = Coerce.key(run, field.key().eval(run));
        taken.add(key);
        field.binder().bind(run, locals, Members.get(run, value, key));
      }
      if (rest != null) {
        rest.bind(run, locals, remaining(value, taken));
      }
    }

    private static Map<String, @Nullable Object> remaining(
        @Nullable Object value, Set<String> taken) {
      Map<String, @Nullable Object> rest = Objects.empty();
      Members.ownProperties(value)
          .forEach((key, item) -> {
            if (!taken.contains(key)) {
              Objects.put(rest, key, item);
            }
          });
      return rest;
    }
  }

  /** One property and where its value goes. */
  record Field(Node key, Binder binder) {}
}
