package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Describe;
import dev.parley.flow.script.value.Equality;
import dev.parley.flow.script.value.Iterables;
import dev.parley.flow.script.value.NativeConstructor;
import dev.parley.flow.script.value.Objects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code Object} and its functions. */
final class ObjectFunctions {
  static final NativeConstructor OBJECT =
      new NativeConstructor(
          "Object",
          ObjectFunctions::make,
          ObjectFunctions::make,
          new MemberMap()
              .with("assign", 2, ObjectFunctions::assign)
              .with("entries", 1, ObjectFunctions::entries)
              .with("freeze", 1, args -> args.at(0))
              .with("fromEntries", 1, ObjectFunctions::fromEntries)
              .with("hasOwn", 2, args -> own(args).containsKey(args.string(1)))
              .with("is", 2, args -> Equality.same(args.at(0), args.at(1)))
              .with("keys", 1, args -> new ArrayList<@Nullable Object>(own(args).keySet()))
              .with("values", 1, args -> new ArrayList<@Nullable Object>(own(args).values()))
              .all());

  private ObjectFunctions() {}

  private static @Nullable Object make(Args args) {
    Object given = args.at(0);
    if (Equality.isNothing(given)) {
      return Objects.empty();
    }
    if (Coerce.isPrimitive(given)) {
      throw new ScriptFault(
          FaultCode.NOT_COVERED, "Object() of " + Describe.value(given) + " is not known here.");
    }
    return given;
  }

  private static Map<String, @Nullable Object> own(Args args) {
    if (Equality.isNothing(args.at(0))) {
      throw new ScriptFault(
          FaultCode.TYPE, Describe.value(args.at(0)) + " stands where an object is needed.");
    }
    Map<String, @Nullable Object> own = Members.ownProperties(args.at(0));
    args.meter().items(own.size());
    return own;
  }

  private static Object entries(Args args) {
    List<@Nullable Object> entries = new ArrayList<>();
    own(args).forEach((key, value) -> entries.add(ListReading.pair(key, value)));
    args.meter().items(entries.size());
    return entries;
  }

  private static Object fromEntries(Args args) {
    Map<String, @Nullable Object> object = Objects.empty();
    for (Object entry : Iterables.toList(args.run(), args.at(0))) {
      args.meter().items(1);
      if (Coerce.isPrimitive(entry)) {
        throw new ScriptFault(
            FaultCode.TYPE, "fromEntries() takes pairs, not " + Describe.value(entry) + ".");
      }
      Object key = Members.get(args.run(), entry, "0");
      Object value = Members.get(args.run(), entry, "1");
      Objects.put(object, Coerce.key(args.run(), key), value);
    }
    return object;
  }

  @SuppressWarnings("unchecked") // Objects in values hold values.
  private static @Nullable Object assign(Args args) {
    Object target = args.at(0);
    if (!(target instanceof Map<?, ?> map)) {
      throw new ScriptFault(
          Equality.isNothing(target) ? FaultCode.TYPE : FaultCode.NOT_COVERED,
          "Object.assign() takes an object, not " + Describe.value(target) + ".");
    }
    Map<String, @Nullable Object> object = (Map<String, @Nullable Object>) map;
    for (int i = 1; i < args.count(); i++) {
      Map<String, @Nullable Object> more = Members.ownProperties(args.at(i));
      args.meter().items(more.size());
      more.forEach((key, value) -> Objects.put(object, key, value));
    }
    return object;
  }
}
