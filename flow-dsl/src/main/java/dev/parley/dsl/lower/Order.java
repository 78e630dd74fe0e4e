package dev.parley.dsl.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The orders in which the parts of things usually stand, and how another order is told. */
final class Order {
  static final List<String> FLOW_SETTINGS =
      List.of("title", "version", "lang", "expires", "stale", "afterEnd");
  static final List<String> BOT_SETTINGS =
      List.of("title", "lang", "languages", "timezone", "country");
  static final List<String> FLOW =
      List.of("triggers", "params", "results", "uses", "variables", "steps", "handlers", "tests");
  static final List<String> BOT = List.of("hours", "uses", "handlers", "tests");
  static final List<String> SAY = List.of("header", "footer", "cta");
  static final List<String> ASK =
      List.of(
          "header", "footer", "checks", "parse", "skip", "hint", "cta", "retry", "timeout", "was");
  static final List<String> CHOOSE =
      List.of("header", "footer", "options", "other", "retry", "timeout", "was", "stale");
  static final List<String> MATCH = List.of("cases", "else");
  static final List<String> HTTP = List.of("headers", "json", "form", "timeout", "retry", "error");
  static final List<String> TEMPLATE = List.of("header", "body", "buttons");

  private Order() {}

  /** How to tell the order of these keys; empty where it is the usual one. */
  static List<String> unusual(List<String> keys, List<String> usual) {
    int before = 0;
    boolean sorted = true;
    for (String key : keys) {
      int at = usual.indexOf(key);
      sorted &= at >= before;
      before = Math.max(before, at);
    }
    if (sorted) {
      return List.of();
    }
    Map<String, Integer> lastRun = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      if (i == 0 || !keys.get(i).equals(keys.get(i - 1))) {
        lastRun.put(keys.get(i), i);
      }
    }
    List<String> told = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      if (i <= lastRun.getOrDefault(keys.get(i), i)) {
        told.add(keys.get(i));
      }
    }
    return told;
  }

  /**
   * Puts parts in order.
   *
   * @param parts by key, in the usual order of the keys
   * @param told the order told; the usual one where empty
   */
  static <T> List<T> of(Map<String, List<T>> parts, List<String> told) {
    Map<String, List<T>> left = new LinkedHashMap<>();
    parts.forEach((key, list) -> left.put(key, new ArrayList<>(list)));
    List<T> ordered = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      String key = told.get(i);
      List<T> rest = left.getOrDefault(key, List.of());
      boolean all = !told.subList(i + 1, told.size()).contains(key);
      int taken = all ? rest.size() : Math.min(1, rest.size());
      ordered.addAll(rest.subList(0, taken));
      if (taken > 0) {
        rest.subList(0, taken).clear();
      }
    }
    left.values().forEach(ordered::addAll);
    return ordered;
  }
}
