package dev.parley.flow.script;

import java.util.ArrayDeque;
import java.util.Deque;

/** How many expressions stand inside each other; bounded, so that walking a tree is always safe. */
final class Height {
  /** More than any author writes by hand, and far less than a thread's stack can take. */
  private static final int MAX = 300;

  private Height() {}

  static boolean exceeds(Expr root, int end) {
    if (end - root.start() <= MAX) {
      return false;
    }
    Deque<Level> open = new ArrayDeque<>();
    open.push(new Level(root, 1));
    while (!open.isEmpty()) {
      Level level = open.pop();
      if (level.height > MAX) {
        return true;
      }
      level.expr.children().forEach(child -> open.push(new Level(child, level.height + 1)));
    }
    return false;
  }

  private record Level(Expr expr, int height) {}
}
