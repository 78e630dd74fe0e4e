package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.Iterables;
import dev.parley.flow.script.value.Run;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JavaScript's Set: values without repetition, in the order in which they came. */
public final class JsSet implements Iterables.Iterated {
  private final Set<MapKey> items = new LinkedHashSet<>();

  Set<MapKey> items() {
    return items;
  }

  @Override
  public List<@Nullable Object> take(Run run) {
    run.meter().items(items.size());
    List<@Nullable Object> values = new ArrayList<>(items.size());
    items.forEach(item -> values.add(item.value()));
    return values;
  }

  @Override
  public String toString() {
    return "[object Set]";
  }
}
