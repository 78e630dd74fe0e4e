package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.JsFunction;
import dev.parley.flow.script.value.JsIterator;
import dev.parley.flow.script.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of Map, Set and of what their entries are gone through with. */
final class CollectionMethods {
  static final MethodTable<JsMap> MAP =
      new MethodTable<JsMap>()
          .with("clear", CollectionMethods::clear)
          .with("delete", CollectionMethods::delete)
          .with("entries", (map, args) -> new JsIterator("Map", map.take(args.run())))
          .with("forEach", CollectionMethods::forEach)
          .with("get", CollectionMethods::get)
          .with("has", (map, args) -> map.entries().containsKey(new MapKey(args.at(0))))
          .with("keys", CollectionMethods::keys)
          .with("set", CollectionMethods::set)
          .with("values", CollectionMethods::values);

  static final MethodTable<JsSet> SET =
      new MethodTable<JsSet>()
          .with("add", CollectionMethods::add)
          .with("clear", CollectionMethods::clear)
          .with("delete", (set, args) -> set.items().remove(new MapKey(args.at(0))))
          .with("entries", CollectionMethods::entries)
          .with("forEach", CollectionMethods::forEach)
          .with("has", (set, args) -> set.items().contains(new MapKey(args.at(0))))
          .with("keys", (set, args) -> new JsIterator("Set", set.take(args.run())))
          .with("values", (set, args) -> new JsIterator("Set", set.take(args.run())));

  static final MethodTable<JsIterator> ITERATOR =
      new MethodTable<JsIterator>().with("next", (iterator, args) -> iterator.next());

  private CollectionMethods() {}

  private static Object clear(JsMap map, Args args) {
    args.meter().spend(map.entries().size());
    map.entries().clear();
    return Undefined.UNDEFINED;
  }

  private static Object clear(JsSet set, Args args) {
    args.meter().spend(set.items().size());
    set.items().clear();
    return Undefined.UNDEFINED;
  }

  private static Object delete(JsMap map, Args args) {
    MapKey key = new MapKey(args.at(0));
    boolean there = map.entries().containsKey(key);
    map.entries().remove(key);
    return there;
  }

  private static @Nullable Object get(JsMap map, Args args) {
    MapKey key = new MapKey(args.at(0));
    return map.entries().containsKey(key) ? map.entries().get(key) : Undefined.UNDEFINED;
  }

  private static Object set(JsMap map, Args args) {
    args.meter().items(2);
    map.entries().put(new MapKey(args.at(0)), args.at(1));
    return map;
  }

  private static Object add(JsSet set, Args args) {
    args.meter().items(1);
    set.items().add(new MapKey(args.at(0)));
    return set;
  }

  private static Object keys(JsMap map, Args args) {
    args.meter().items(map.entries().size());
    List<@Nullable Object> keys = new ArrayList<>();
    map.entries().keySet().forEach(key -> keys.add(key.value()));
    return new JsIterator("Map", keys);
  }

  private static Object values(JsMap map, Args args) {
    args.meter().items(map.entries().size());
    return new JsIterator("Map", new ArrayList<>(map.entries().values()));
  }

  private static Object entries(JsSet set, Args args) {
    args.meter().items(set.items().size());
    List<@Nullable Object> entries = new ArrayList<>();
    set.items().forEach(item -> entries.add(ListReading.pair(item.value(), item.value())));
    return new JsIterator("Set", entries);
  }

  private static Object forEach(JsMap map, Args args) {
    JsFunction function = args.function(0);
    for (Map.Entry<MapKey, @Nullable Object> entry : List.copyOf(map.entries().entrySet())) {
      args.meter().spend(1);
      function.call(args.run(), Undefined.UNDEFINED, entry.getValue(), entry.getKey().value(), map);
    }
    return Undefined.UNDEFINED;
  }

  private static Object forEach(JsSet set, Args args) {
    JsFunction function = args.function(0);
    for (MapKey item : List.copyOf(set.items())) {
      args.meter().spend(1);
      function.call(args.run(), Undefined.UNDEFINED, item.value(), item.value(), set);
    }
    return Undefined.UNDEFINED;
  }
}
