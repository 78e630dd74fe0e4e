package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.JsFunction;
import dev.parley.flow.script.value.JsonReader;
import dev.parley.flow.script.value.JsonWriter;
import dev.parley.flow.script.value.Namespace;
import dev.parley.flow.script.value.Objects;
import dev.parley.flow.script.value.Run;
import dev.parley.flow.script.value.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code JSON}. */
final class JsonObject {
  static final Namespace JSON =
      new Namespace(
          "JSON",
          new MemberMap()
              .with("parse", 2, JsonObject::parse)
              .with("stringify", 3, JsonObject::stringify)
              .all());

  private JsonObject() {}

  private static Object stringify(Args args) {
    JsonWriter writer = new JsonWriter(args.run()).indent(indent(args));
    if (args.at(1) instanceof JsFunction replacer) {
      writer.replacer(replacer);
    } else if (args.at(1) instanceof List<?> keys) {
      Set<String> kept = new LinkedHashSet<>();
      keys.stream()
          .filter(key -> key instanceof String || key instanceof Double)
          .forEach(key -> kept.add(Coerce.string(args.run(), key)));
      writer.only(kept);
    }
    String text = writer.write(args.at(0));
    return text == null ? Undefined.UNDEFINED : text;
  }

  private static String indent(Args args) {
    return switch (args.at(2)) {
      case Double d -> " ".repeat((int) Math.min(Math.max(Coerce.integer(d), 0), 10));
      case String s -> s.substring(0, Math.min(s.length(), 10));
      case null, default -> "";
    };
  }

  private static @Nullable Object parse(Args args) {
    Object value = new JsonReader(args.string(0), args.meter()).read();
    return args.at(1) instanceof JsFunction reviver
        ? revived(args.run(), reviver, "", value)
        : value;
  }

  /** InternalizeJSONProperty. */
  @SuppressWarnings("unchecked") // The reader made these objects.
  private static @Nullable Object revived(
      Run run, JsFunction reviver, String key, @Nullable Object value) {
    run.enter(6);
    if (value instanceof List<?>) {
      List<@Nullable Object> list = (List<@Nullable Object>) value;
      for (int i = 0; i < list.size(); i++) {
        list.set(i, revived(run, reviver, Integer.toString(i), list.get(i)));
      }
    } else if (value instanceof Map<?, ?>) {
      Map<String, @Nullable Object> object = (Map<String, @Nullable Object>) value;
      for (String name : new ArrayList<>(object.keySet())) {
        Object item = revived(run, reviver, name, object.get(name));
        if (item == Undefined.UNDEFINED) {
          object.remove(name);
        } else {
          Objects.put(object, name, item);
        }
      }
    }
    run.leave(6);
    return reviver.call(run, Undefined.UNDEFINED, key, value);
  }
}
