package dev.parley.flow.model;

import java.util.List;

/**
 * One case of a match. JSON: {@code {"values":[js,…],"goto":…}}.
 *
 * @param values expressions, one of which must equal the value; never empty
 * @param target where it leads
 */
public record MatchCase(List<String> values, Target target) {
  public MatchCase {
    values = List.copyOf(values);
  }
}
