package dev.parley.flow.script.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code entries()} and {@code matchAll()} give: items that can be gone through once. */
public final class JsIterator implements Iterables.Iterated {
  private final String kind;
  private final List<@Nullable Object> items;
  private int next;

  /** Goes through items that nobody else holds; {@code kind} is how it names itself. */
  public JsIterator(String kind, List<@Nullable Object> items) {
    this.kind = kind;
    this.items = items;
  }

  @Override
  public List<@Nullable Object> take(Run run) {
    run.meter().spend(items.size() - next);
    List<@Nullable Object> left = new ArrayList<>(items.subList(next, items.size()));
    next = items.size();
    return left;
  }

  /** The iterator's {@code next()}. */
  public Map<String, @Nullable Object> next() {
    Map<String, @Nullable Object> result = Objects.empty();
    boolean done = next >= items.size();
    result.put("value", done ? Undefined.UNDEFINED : items.get(next++));
    result.put("done", done);
    return result;
  }

  @Override
  public String toString() {
    return "[object " + kind + " Iterator]";
  }
}
