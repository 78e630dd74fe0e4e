package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Clause;
import dev.parley.dsl.syntax.Range;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Sees to it that a clause stands once where it belongs. */
final class Once {
  private final String place;
  private final Faults faults;
  private final Map<String, Range> seen = new HashMap<>();

  Once(String place, Faults faults) {
    this.place = place;
    this.faults = faults;
  }

  /** Whether this is the first clause with that word; a later one is a fault. */
  boolean first(String word, Clause clause) {
    if (seen.putIfAbsent(word, clause.range()) == null) {
      return true;
    }
    faults.twice("`" + word + "` in " + place, clause.range());
    return false;
  }

  boolean has(String word) {
    return seen.containsKey(word);
  }

  /** Does something for each of these words that was seen. */
  void each(List<String> words, BiConsumer<String, Range> action) {
    for (String word : words) {
      Range range = seen.get(word);
      if (range != null) {
        action.accept(word, range);
      }
    }
  }
}
