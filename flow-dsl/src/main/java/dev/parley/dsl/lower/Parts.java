package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Tree;
import java.util.ArrayList;
import java.util.List;

/** The items of one block on their way to the keys of one JSON object. */
final class Parts {
  private final Spot owner;
  private final List<String> keys = new ArrayList<>();

  Parts(Spot owner, Tree.Body<? extends Tree.Item> body) {
    this.owner = owner;
    owner.remarks().block(owner.pointer(), body);
  }

  /** The place of an item that is the value of a key. */
  Spot at(Tree.Item item, String key) {
    return noted(item, key, owner.in(key));
  }

  /** The place of an item in the list of a key. */
  Spot at(Tree.Item item, String key, int index) {
    return noted(item, key, owner.in(key).in(index));
  }

  private Spot noted(Tree.Item item, String key, Spot spot) {
    owner.remarks().item(spot.pointer(), item.notes(), keys.isEmpty());
    keys.add(key);
    return spot;
  }

  /** Remembers the order if it is not the usual one. */
  void close(List<String> usual) {
    List<String> unusual = Order.unusual(keys, usual);
    if (!unusual.isEmpty()) {
      owner.remarks().order(owner.pointer(), unusual);
    }
  }
}
