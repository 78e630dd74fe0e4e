package dev.parley.flow.check;

import dev.parley.flow.check.Problem.Place;
import java.util.Comparator;
import java.util.List;

/** Puts places into the order of a flow's JSON form, numbers compared as numbers. */
final class PlaceOrder {
  private static final List<String> PARTS =
      List.of("triggers", "params", "results", "variables", "steps", "handlers", "tests");

  private PlaceOrder() {}

  static final Comparator<Place> COMPARATOR =
      Comparator.comparing(Place::pointer, PlaceOrder::compare).thenComparingInt(Place::start);

  private static int compare(String a, String b) {
    String[] left = a.split("/", -1);
    String[] right = b.split("/", -1);
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int order = compareParts(left[i], right[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length, right.length);
  }

  private static int compareParts(String a, String b) {
    if (isNumber(a) && isNumber(b)) {
      return Integer.compare(Integer.parseInt(a), Integer.parseInt(b));
    }
    int byPart = Integer.compare(PARTS.indexOf(a), PARTS.indexOf(b));
    return byPart != 0 ? byPart : a.compareTo(b);
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && part.length() < 10 && part.chars().allMatch(Character::isDigit);
  }
}
