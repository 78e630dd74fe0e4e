package dev.parley.flow.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place that {@code set} writes to behind a dot.
 *
 * @param root {@code contact}, {@code session} or a variable's name
 * @param slot the variable's slot; -1 for contact and session
 * @param keys the names behind the root
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and walked at every action
record Path(String root, int slot, String[] keys) {
  /** The value that is there now; null if it is unset. */
  @Nullable Object read(Run run) {
    Object value = slot >= 0 ? run.frames.values[slot] : run.slot(builtinSlot());
    for (String key : keys) {
      value = member(value, key);
    }
    return value;
  }

  private int builtinSlot() {
    return (root.equals("contact") ? Builtin.CONTACT : Builtin.SESSION).slot();
  }

  void store(Run run, @Nullable Object value) {
    if (slot >= 0) {
      run.store(root, slot, keys.length == 0 ? value : put(run.frames.values[slot], 0, value));
      return;
    }
    Object whole = run.slot(builtinSlot());
    Object field = keys.length == 1 ? value : put(member(whole, keys[0]), 1, value);
    if (root.equals("contact")) {
      run.storeContact(keys[0], field);
    } else {
      run.storeSession(keys[0], field);
    }
  }

  private Object put(@Nullable Object holder, int from, @Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    if (holder instanceof Map<?, ?> map) {
      map.forEach((k, v) -> copy.put(String.valueOf(k), v));
    } else if (holder != null) {
      throw new FlowFault(
          FlowFault.BAD_PATH, "`" + root + "` is not an object that `" + keys[from] + "` fits in");
    }
    boolean last = from == keys.length - 1;
    copy.put(keys[from], last ? value : put(copy.get(keys[from]), from + 1, value));
    return Collections.unmodifiableMap(copy);
  }

  private static @Nullable Object member(@Nullable Object holder, String key) {
    return holder instanceof Map<?, ?> map ? map.get(key) : null;
  }
}
