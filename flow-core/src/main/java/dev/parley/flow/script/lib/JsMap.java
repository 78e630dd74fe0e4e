package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.Iterables;
import dev.parley.flow.script.value.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JavaScript's Map: any value can be a key. */
public final class JsMap implements Iterables.Iterated {
  private final Map<MapKey, @Nullable Object> entries = new LinkedHashMap<>();

  Map<MapKey, @Nullable Object> entries() {
    return entries;
  }

  @Override
  public List<@Nullable Object> take(Run run) {
    run.meter().items(entries.size());
    List<@Nullable Object> pairs = new ArrayList<>(entries.size());
    entries.forEach((key, value) ->
        pairs.add(new ArrayList<@Nullable Object>(Arrays.asList(key.value(), value))));
    return pairs;
  }

  @Override
  public String toString() {
    return "[object Map]";
  }
}
