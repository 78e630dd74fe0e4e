package dev.parley.runtime.contact.query;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A part of a statement in SQL, with what its parameters are.
 *
 * @param values by the parameters' names; the account's is not among them
 */
public record Statement(String sql, Map<String, Object> values) {
  public Statement {
    Map<String, Object> used = new LinkedHashMap<>();
    String text = sql;
    values.forEach((name, value) -> {
      if (text.contains(":" + name)) {
        used.put(name, value);
      }
    });
    values = Map.copyOf(used);
  }

  /** The same within another text, in which {@code %s} stands for it. */
  Statement within(String text) {
    return new Statement(text.formatted(sql), values);
  }
}
