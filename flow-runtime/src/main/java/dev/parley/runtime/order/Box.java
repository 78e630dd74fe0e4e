package dev.parley.runtime.order;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One conversation's queue, and what of it is under way. */
final class Box<T> {
  final int part;
  final Deque<T> items = new ArrayDeque<>();
  @Nullable T current;
  boolean blocked;

  Box(int part) {
    this.part = part;
  }

  /** Most items come in their order; what was written by another node may come late. */
  void insert(T item, ToLongFunction<T> sequenceOf) {
    long sequence = sequenceOf.applyAsLong(item);
    Deque<T> later = new ArrayDeque<>();
    while (!items.isEmpty() && sequenceOf.applyAsLong(items.getLast()) > sequence) {
      later.addFirst(items.removeLast());
    }
    items.addLast(item);
    items.addAll(later);
  }
}
