package dev.parley.flow.engine;

import dev.parley.flow.script.value.NumberText;
import dev.parley.flow.session.Frame;
import dev.parley.flow.session.State;
import dev.parley.flow.session.Variables;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of JSON that a session's values take. First a bound that is quick to find; only a
 * session near its limit is counted exactly.
 */
final class SessionSize {
  /** A UTF-16 unit has at most six bytes of JSON, when it is escaped. */
  private static final int MOST_A_UNIT = 6;

  private static final int MOST_A_SCALAR = 25;
  private static final int MOST_A_WORD = 5;

  private final boolean exact;

  private SessionSize(boolean exact) {
    this.exact = exact;
  }

  /**
   * What started a session never changes: it may take half of the limit and is looked at once. So
   * values that take less than the other half need no more than the quick look.
   */
  static boolean exceeds(Run run, int limit) {
    boolean first = run.before().turn() == 0;
    if (first && new SessionSize(true).map(run.before().trigger()) > limit / 2) {
      return true;
    }
    return new SessionSize(false).of(run) > limit / 2 && new SessionSize(true).of(run) > limit;
  }

  private long of(Run run) {
    long size = values(run.flow().names(), run.frames.values);
    for (Frame frame : run.frames.below()) {
      size += variables(frame.variables());
    }
    if (run.over() instanceof State.Ended ended) {
      size += map(ended.results());
    }
    if (exact) {
      size += map(run.before().trigger());
    }
    Map<String, @Nullable Object> shared = run.scope().sessionVariables();
    return shared.isEmpty() ? size : size + map(shared);
  }

  private long values(String[] names, @Nullable Object[] values) {
    long size = 0;
    for (int i = 0; i < values.length; i++) {
      size += values[i] == null ? 0 : pair(names[i], values[i]);
    }
    return size;
  }

  private long variables(Variables variables) {
    long size = 0;
    for (int i = 0; i < variables.size(); i++) {
      Object value = variables.value(i);
      size += value == null ? 0 : pair(variables.name(i), value);
    }
    return size;
  }

  private long map(Map<?, ?> map) {
    long size = 2;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      size += pair(String.valueOf(entry.getKey()), entry.getValue());
    }
    return size;
  }

  /** A name, a colon, a value and a comma. */
  private long pair(String name, @Nullable Object value) {
    return text(name) + of(value) + 2;
  }

  /** Asked of every value in every turn: a chain of tests is faster than a switch here. */
  private long of(@Nullable Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof Double number) {
      return exact ? NumberText.of(number).length() : MOST_A_SCALAR;
    }
    if (value instanceof List<?> list) {
      return list(list);
    }
    return value instanceof Map<?, ?> map ? map(map) : MOST_A_WORD;
  }

  private long list(List<?> list) {
    long size = 2;
    for (Object item : list) {
      size += of(item) + 1;
    }
    return size;
  }

  private long text(String text) {
    if (!exact) {
      return 2L + (long) MOST_A_UNIT * text.length();
    }
    long size = 2;
    for (int i = 0; i < text.length(); i++) {
      size += bytes(text.charAt(i));
    }
    return size;
  }

  /** Half of a pair of surrogates is two of its four bytes, or an escape if it stands alone. */
  private static int bytes(char unit) {
    if (unit < ' ') {
      return MOST_A_UNIT;
    }
    if (unit < 0x80) {
      return unit == '"' || unit == '\\' ? 2 : 1;
    }
    return unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
  }
}
