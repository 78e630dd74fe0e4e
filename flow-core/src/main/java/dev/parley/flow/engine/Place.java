package dev.parley.flow.engine;

import org.jspecify.annotations.Nullable;

/** A variable of a flow: its name, and its place in the frame. */
record Place(String name, int slot) {
  void store(Run run, @Nullable Object value) {
    run.store(name, slot, value);
  }
}
