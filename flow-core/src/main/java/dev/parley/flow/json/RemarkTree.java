package dev.parley.flow.json;

import dev.parley.flow.model.Remark;
import dev.parley.flow.model.Remarks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Weaves remarks into the JSON form: as notes, an order, and the keys of other tools. */
final class RemarkTree {
  /** What an author may write although it is the same as nothing. */
  private static final Set<String> SAME_AS_NOTHING =
      Set.of("[]", "{}", "false", "\"exact\"", "\"flow\"");

  private static final Set<String> MAY_BE_NOTHING =
      Set.of(
          "triggers",
          "params",
          "results",
          "uses",
          "variables",
          "handlers",
          "tests",
          "hours",
          "languages",
          "was",
          "checks",
          "headers",
          "body",
          "buttons",
          "args",
          "order",
          "keep",
          "match",
          "scope");

  private final Remarks remarks;

  private RemarkTree(Remarks remarks) {
    this.remarks = remarks;
  }

  static Map<String, Object> of(Map<String, Object> root, Remarks remarks) {
    if (remarks.parts().isEmpty()) {
      return root;
    }
    RemarkTree tree = new RemarkTree(remarks);
    Map<String, Object> copy = copy(root);
    tree.object(copy, "");
    return copy;
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put((String) key, copied(value)));
    return copy;
  }

  private static Object copied(Object value) {
    return switch (value) {
      case Map<?, ?> map -> copy(map);
      case List<?> list -> new ArrayList<>(list.stream().map(RemarkTree::copied).toList());
      default -> value;
    };
  }

  /** Adds to an object, from the inside out: keys may go to the objects in it. */
  private void object(Map<String, Object> map, String pointer) {
    Map<String, Object> on = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : map.entrySet()) {
      String at = pointer + "/" + Pointer.escape(entry.getKey());
      inside(entry.getValue(), at);
      Remark remark = remarks.at(at);
      if (!(entry.getValue() instanceof Map) && !remark.equals(Remark.NONE)) {
        on.put(entry.getKey(), notes(remark).map());
      }
    }
    Remark own = remarks.at(pointer);
    List<String> before = keys(map, own.before());
    if (pointer.isEmpty()) {
      end(on);
      if (!own.order().isEmpty()) {
        map.put("order", own.order());
      }
      own = own.withOrder(List.of());
    }
    Map<String, Object> notes = notes(own.withBefore(before)).object("on", on).map();
    if (!notes.isEmpty()) {
      map.put("notes", notes);
    }
  }

  private void end(Map<String, Object> on) {
    Remark end = remarks.at("/end");
    if (!end.equals(Remark.NONE)) {
      on.put("end", notes(end).map());
    }
  }

  @SuppressWarnings("unchecked") // of() copied all maps: their keys are texts
  private void inside(Object value, String pointer) {
    if (value instanceof Map<?, ?> map) {
      object((Map<String, Object>) map, pointer);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        inside(list.get(i), pointer + "/" + i);
      }
    }
  }

  private static Entries notes(Remark remark) {
    return new Entries()
        .texts("before", remark.before())
        .put("after", remark.after())
        .put("first", remark.first())
        .texts("last", remark.last())
        .texts("order", remark.order());
  }

  /** Puts the keys that stand in comments where they belong; the lines that are left. */
  private static List<String> keys(Map<String, Object> map, List<String> before) {
    List<KeyLine> put = new ArrayList<>();
    List<String> left = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (String line : before) {
      Optional<KeyLine> key = KeyLine.of(line).filter(read -> put(map, read));
      key.ifPresent(put::add);
      if (key.isEmpty()) {
        left.add(line);
      }
      kept.add(key.map(KeyLine::place).orElse(line));
    }
    return KeyLine.into(left, put).equals(before) ? left : kept;
  }

  private static boolean put(Map<String, Object> map, KeyLine line) {
    Object target = map;
    for (String key : line.path().isEmpty() ? new String[0] : line.path().split("/")) {
      target = step(target, key);
    }
    Optional<Object> value = AnyJson.of(line.value());
    boolean fits =
        value.filter(v -> PrettyJson.line(v).equals(line.value())).isPresent()
            && mayBe(line, map)
            && target instanceof Map<?, ?> there
            && !there.containsKey(line.key());
    if (fits) {
      asMap(target).put(line.key(), value.orElseThrow());
    }
    return fits;
  }

  private static Object step(Object from, String key) {
    return switch (from) {
      case Map<?, ?> map when map.containsKey(key) -> map.get(key);
      case List<?> list when Integer.parseInt(key) < list.size() -> list.get(Integer.parseInt(key));
      default -> "";
    };
  }

  @SuppressWarnings("unchecked") // of() copied all maps: their keys are texts
  private static Map<String, Object> asMap(Object map) {
    return (Map<String, Object>) map;
  }

  private static boolean mayBe(KeyLine line, Map<String, Object> map) {
    boolean branch = !line.path().startsWith("cases") || "if".equals(map.get("type"));
    boolean foreign =
        line.key().startsWith("x-") || (line.key().equals("$schema") && map.containsKey("format"));
    boolean nothing = MAY_BE_NOTHING.contains(line.key()) && SAME_AS_NOTHING.contains(line.value());
    return branch && (foreign || nothing);
  }
}
