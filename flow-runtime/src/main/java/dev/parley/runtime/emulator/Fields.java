package dev.parley.runtime.emulator;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** Answers the fields that a call asks for; all of them if it names none. */
final class Fields {
  private Fields() {}

  static ObjectNode of(GraphCall call, ObjectNode whole) {
    Set<String> wanted = names(call.query("fields").orElse(""));
    if (wanted.isEmpty()) {
      return whole;
    }
    wanted.add("id");
    return whole.retain(wanted);
  }

  /** Names between commas; what a field itself is asked for in braces does not count. */
  private static Set<String> names(String fields) {
    Set<String> names = new TreeSet<>();
    for (String part : fields.replaceAll("[{(][^})]*[})]", "").split(",")) {
      String name = part.strip();
      if (!name.isEmpty()) {
        names.add(name.split("\\.", 2)[0]);
      }
    }
    return names;
  }
}
