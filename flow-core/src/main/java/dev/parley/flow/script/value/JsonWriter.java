package dev.parley.flow.script.value;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON.stringify. */
public final class JsonWriter {

  private final Run run;
  private final StringBuilder out = new StringBuilder();
  private String indent = "";
  private @Nullable JsFunction replacer;
  private @Nullable Set<String> only;
  private int depth;
  private int accounted;

  /** Writes within the budget of an evaluation. */
  public JsonWriter(Run run) {
    this.run = run;
  }

  /** Puts every item on a line of its own, indented by this. */
  public JsonWriter indent(String newIndent) {
    indent = newIndent;
    return this;
  }

  /** Lets a function change every value before it is written. */
  public JsonWriter replacer(JsFunction function) {
    replacer = function;
    return this;
  }

  /** Writes only properties of these names, in this order. */
  public JsonWriter only(Set<String> names) {
    only = names;
    return this;
  }

  /** The text, or null for what JSON does not have, such as a function. */
  public @Nullable String write(@Nullable Object value) {
    return write(Objects.empty(), "", value) ? out.toString() : null;
  }

  private boolean write(Object holder, String key, @Nullable Object given) {
    Object value = prepared(holder, key, given);
    if (out.length() - accounted > 64) {
      run.meter().produce(out.length() - accounted);
      accounted = out.length();
    }
    switch (value) {
      case null -> out.append("null");
      case Boolean b -> out.append(b);
      case Double d -> out.append(Double.isFinite(d) ? NumberText.of(d) : "null");
      case String s -> JsonText.quote(s, out);
      case List<?> list -> list(list);
      case Map<?, ?> map -> object(map);
      default -> {
        if (value == Undefined.UNDEFINED || value instanceof JsFunction) {
          return false;
        }
        out.append("{}");
      }
    }
    return true;
  }

  private @Nullable Object prepared(Object holder, String key, @Nullable Object given) {
    Object value = given;
    if (value instanceof JsDate date) {
      value = date.isoOrNull();
    } else if (value instanceof Map<?, ?> map && map.get("toJSON") instanceof JsFunction own) {
      value = own.call(run, map, key);
    }
    return replacer == null ? value : replacer.call(run, holder, key, value);
  }

  private void list(List<?> list) {
    open('[');
    for (int i = 0; i < list.size(); i++) {
      separate(i == 0);
      if (!write(list, Integer.toString(i), list.get(i))) {
        out.append("null");
      }
    }
    close(list.isEmpty(), ']');
  }

  private void object(Map<?, ?> map) {
    open('{');
    boolean first = true;
    for (Object key : only == null ? new ArrayList<>(map.keySet()) : new ArrayList<>(only)) {
      String name = (String) key;
      if (only != null && !map.containsKey(name)) {
        continue;
      }
      int before = out.length();
      separate(first);
      JsonText.quote(name, out);
      out.append(indent.isEmpty() ? ":" : ": ");
      if (write(map, name, map.get(name))) {
        first = false;
      } else {
        out.setLength(before);
        accounted = Math.min(accounted, before);
      }
    }
    close(first, '}');
  }

  private void open(char bracket) {
    depth++;
    if (depth > Plain.MAX_DEPTH) {
      throw new ScriptFault(FaultCode.SIZE_LIMIT, "The value is nested too deeply for JSON.");
    }
    out.append(bracket);
  }

  private void separate(boolean first) {
    if (!first) {
      out.append(',');
    }
    newLine();
  }

  private void close(boolean empty, char bracket) {
    depth--;
    if (!empty) {
      newLine();
    }
    out.append(bracket);
  }

  private void newLine() {
    if (!indent.isEmpty()) {
      run.meter().produce((long) depth * indent.length());
      out.append('\n');
      out.repeat(indent, depth);
    }
  }
}
