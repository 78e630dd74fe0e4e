package dev.parley.flow.engine;

import dev.parley.flow.script.Names;
import java.util.Map;

/** The names every expression can read beside the flow's own. */
enum Builtin {
  CONTACT,
  SESSION,
  ENV,
  INPUT,
  TRIGGER,
  WAIT,
  HOURS,
  NOW;

  /** Slots from here on are built in, in the order of the constants; below are the variables. */
  static final int FIRST_SLOT = 1 << 16;

  private static final Builtin[] ALL = values();

  /** The slot of this name. */
  @SuppressWarnings("EnumOrdinal") // slots live as long as a compiled flow, and are never stored
  int slot() {
    return FIRST_SLOT + ordinal();
  }

  /** The built-in of a slot. */
  static Builtin at(int slot) {
    return ALL[slot - FIRST_SLOT];
  }

  /** The names of a flow with these variables. */
  static Names names(Map<String, Integer> variables) {
    return name -> {
      Integer slot = variables.get(name);
      return slot != null ? slot : slotOf(name);
    };
  }

  private static int slotOf(String name) {
    for (Builtin builtin : ALL) {
      if (builtin.name().toLowerCase(java.util.Locale.ROOT).equals(name)) {
        return builtin.slot();
      }
    }
    return -1;
  }
}
